// Before the first paint: says that scripts run, so that table twins of charts may start folded.
document.documentElement.classList.add('scripted')
