import '../../parts/shell.js'
import { drawBars } from '../../charts/bars.js'

for (const id of ['programmes', 'counties']) {
  const element = document.getElementById(id)
  if (element) {
    drawBars(element)
  }
}
