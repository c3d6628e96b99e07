### The web page's own words. All other sentences are in flows/words.

web-skip = Skip to the main part
web-tagline = One step at a time
web-you = You:
web-send = Send
web-outside = Opens another site: { $domain }
web-share-how = Hold this line to copy it, then paste it into Zalo or a message:
web-copy = Copy
web-copied = Copied. Paste it into Zalo or a message.
web-telegram-share = Send by Telegram
web-telegram-open = Open this guide in Telegram
web-wait = One moment…
web-fail = The signal is weak and nothing reached me. Please press again; pressing twice does no harm.
web-footer = I am a machine of { $run_by }, not an officer. I never ask for passwords, OTP codes or money.

web-trouble-title = Please wait a moment
web-again = Press again
web-forged-title = Please open the page again
web-forged-body = I am not sure that it was you who pressed this, so I have done nothing. Please open the page again, then press.
web-reopen = Open the page again
web-busy-title = A little slower, please
web-odd-title = I cannot read this
web-odd-body = What was sent has a form I do not know, so I have done nothing. Please open the page again, then press.
