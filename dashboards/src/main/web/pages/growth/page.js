import '../../parts/shell.js'
import { drawWaterfall } from '../../charts/waterfall.js'

const steps = document.getElementById('steps')
if (steps) {
  drawWaterfall(steps)
}
