import '../../parts/shell.js'

const button = document.getElementById('copy')
const address = document.getElementById('share-address')
if (button && address instanceof HTMLInputElement && navigator.clipboard) {
  button.hidden = false
  button.addEventListener('click', () => {
    navigator.clipboard.writeText(address.value).then(() => {
      button.textContent = button.dataset.done ?? ''
    }, () => address.select())
  })
}

// a notice board takes a larger sheet: the page itself prints on A3 with larger type
const large = document.getElementById('print-a3')
if (large) {
  large.hidden = false
  large.addEventListener('click', () => {
    document.body.classList.add('on-a3')
    window.addEventListener('afterprint', () => document.body.classList.remove('on-a3'), { once: true })
    window.print()
  })
}
