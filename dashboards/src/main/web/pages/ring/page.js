import '../../parts/shell.js'
import { drawRing } from '../../charts/ring.js'

const ring = document.getElementById('ring')
if (ring) {
  drawRing(ring)
}
