import '../../parts/shell.js'
import { drawMap } from '../../charts/map.js'
import { drawTrend } from '../../charts/trend.js'
import { drawFlow } from '../../charts/flow.js'
import { drawBars } from '../../charts/bars.js'

for (const [id, drawn] of /** @type {const} */ ([['map', drawMap], ['trend', drawTrend], ['flow', drawFlow], ['rules', drawBars]])) {
  const element = document.getElementById(id)
  if (element) {
    drawn(element)
  }
}

// An indicator that the address names is in sight in its list.
const chosen = document.querySelector('.targets tr.chosen')
const listing = document.querySelector('.targets .listing')
if (chosen instanceof HTMLElement && listing && new URLSearchParams(location.search).has('indicator') && matchMedia('(min-width: 75rem)').matches && chosen.offsetTop > listing.clientHeight) {
  listing.scrollTop = chosen.offsetTop - listing.clientHeight / 2
}
