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
