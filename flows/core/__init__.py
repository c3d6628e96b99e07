"""What every conversation stands on: plain values and pure functions.

Nothing in this room reads a file, a clock, the environment or the network, draws a random number, logs, awaits or keeps
state between two calls. Times and ids arrive inside the event.

Here stand the words of the design: `address`, `event`, `screen`, `flow`, `turn`, `person`, `record`, `shared`,
`library`; `ids`, which types them; and `forgetting`, which joins what ends with a person. The rooms, lower ones first:

- `text`: the bot's sentences, rich text, folding, local time, phone numbers
- `secret`: what a person should never type, recognized
- `content`: guides, overlays, glossary, small talk, pictures, screen parts, issues
- `finding`: from typed words to guides and problems
- `places`: places, share codes, slip numbers, office hours, fluency, the deployment
- `facts`: what happened
- `teams`: seats, invitations, homes
- `pages`: what conversations build screens from
- `households`: visits, what is to do, who is accompanied
- `help`: requests for a helper, and their escalation
- `reports`: what is counted, and the tables of it
"""
