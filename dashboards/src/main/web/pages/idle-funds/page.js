import '../../parts/shell.js'
