import '../../parts/shell.js'
import { drawFlow } from '../../charts/flow.js'
import { drawMonths } from '../../charts/months.js'

const flow = document.getElementById('flow')
const months = document.getElementById('months')
const progress = document.getElementById('progress')
if (flow) {
  drawFlow(flow)
}
if (months) {
  drawMonths(months)
}
if (progress) {
  drawMonths(progress)
}
