### The bot's own sentences in English. vi.ftl is the source: the same ids, complete.

language = English

home = Start page
back = Back
start = Start
go-on = Go on
again = Start over
drop = Stop this guide
whole = Whole guide
share = Send to family
share-text = Have a look at “{ $title }”: it shows you one step at a time.
topic-back = Guides like this
keep = Remember for me
skip = No need to remember

home-title = Welcome to Gõ Cửa
home-body =
    What would you like to do? Press a button below, or type a few words, such as **install vneid**.

    I am a machine, not an officer. I never ask for passwords, OTPs (one-time codes) or money.
home-go-on = Go on: { $title }
home-back-title = Good to see you again
home-back-body = Last time you were doing **{ $title }**, at step { $number }. Would you like to go on, start over, or leave it?
home-other = Do something else
topic-body = Choose a guide:
hint-find = Type what you want to do
hint-stuck = Stuck? Type a few words here

cover-result = **At the end you have:** { $result }
cover-time = Takes about { $minutes } min
cover-cost = Cost: { $cost }
cover-needs = You need: { $thing }
cover-authority = Responsible: { $authority }
cover-processing = Waiting time: { $time }
cover-warnings = **Beware of fraud:**
cover-before = Do first: { $title }

consent-title = Shall I remember for you?
consent-body =
    If you agree, I remember which guide you are in and at which step. Next time you can go on from there, and { $run_by } learns which guides help.

    I ask for no name and no phone number. You can change your mind at any time under **Settings**.

    If you say no, everything still works. Only, after 24 hours I forget and you start again.

step-title = { $title } · step { $number }/{ $total }
next = Done, next step
finish = All done
stuck = I am stuck

stuck-title = Where are you stuck?
stuck-body = Press the line that is closest. If none fits, type a few words.
stuck-phone = To talk to somebody, call **{ $phone }**.
stuck-contact = Or ask { $contact }.
stuck-person-title = Let a real person help you
stuck-person-body = This is a hard one, and it is not your fault. There are people who can help right now:
stuck-person-phone = ☎ Call **{ $phone }** ({ $whose })
stuck-person-contact = 🏠 Ask **{ $contact }**
stuck-person-more = If you would like to try more, press a line below.
solved = It works now
still = Still stuck
back-to-step = Back to the step

stop = Another time
differs = My screen looks different

terms = What words mean
terms-body = Which word would you like explained?
term-what = What is { $term }?

stop-title = Another time, no harm done
stop-body = **{ $title }** cannot go on today. Once you have what is missing, open this guide again and I will help. If anything is unclear, ask { $contact }.

secret-title = Please keep this to yourself
secret-body = Your last message looks like something to be kept secret. I keep nothing of it. If you still see it in the chat, please delete it.
secret-citizen-id = It looks like a **citizen-ID number**. With it a thief can borrow money or open accounts in your name. No guide here needs it: type it only in the state's own apps.
secret-old-id = It looks like an **old ID number**. With it a thief can borrow money in your name. No guide here needs it.
secret-card = It looks like a **bank card number**. With it and the three digits on the back, anyone can spend your money. Type it only in your bank's real app.
secret-account = It looks like a **bank account number**. To be paid, give it to the person who pays you, and not where many people read. I do not need it.
secret-otp = It looks like an **OTP** (a one-time code). Whoever has it gets into your account and takes your money. Type it only on your own phone; read it to nobody, not even to a "bank" or the "police".
secret-pin = It looks like a **PIN or passcode**. It is like the key of your house: only your own hand types it, on your own phone.
secret-password = It looks like a **password**. It is like the key of your house: only your own hand types it, on your own phone. Tell nobody.
secret-paper = I look at no photos or files. If it is a **photo of papers**, please do not send it to anyone in a chat. Papers are photographed only inside the real apps of the state or your bank.
secret-given = If you have already given it to a stranger, you are not alone: press the button below and I show you what to do right away.
secret-ask = To ask a real person: { $contact }.
secret-understood = I understand
secret-report = I gave it to somebody

whole-step = Step { $number }.
whole-goto = go to step { $number }
whole-end = done

print = Print it, read it out
print-title = On paper
print-body = **{ $title }** comes as these papers. Please choose one.
print-of = { $paper }: { $title }
print-poster = Poster
print-leaflet = Leaflet with pictures
print-radio = Loudspeaker script
print-class = Class sheet
print-poster-how = For the village hall, the tea shop, the health station. A camera held to the square opens the guide. A4 or A3; black and white will do.
print-leaflet-how = Every step with its picture; what goes wrong is on the back. For houses with a weak signal.
print-radio-how = For whoever reads at the loudspeaker, with the time of each paragraph. The last page is a text to post.
print-class-how = Twenty people, a box to tick for each step, and a very large square for the wall.
print-open = Open the file to print

done-title = Done, well done!
done-body = You have finished **{ $title }**. { $result }
done-next = You could do one of these next.
done-rate = How was this guide?
rate-easy = Easy
rate-fair = Fair
rate-hard = Hard
back-to-cover = See this guide again

find-other = Not what you meant?
find-other-title = Which one do you mean, then?
find-other-body = Please choose, or type it in other words. To be shown by a person, ask { $contact }.
find-maybe-title = Which one do you mean?
find-maybe-body = I am not sure. Please choose, or type it in other words.
find-none-title = I have not found it
find-none-body = Try fewer words, or choose a group below. To be shown by a person, ask { $contact }.
find-smalltalk-reply = Gõ Cửa here
find-human-reply = This needs a real person
find-none-reply = I have no guide for this yet
find-person = To be shown by a person, ask { $contact }.
find-back = Back to: { $title }

mine = My guides
mine-body = Under way: { $open }. Done: { $done }.
mine-empty = You have not done any guide yet. Choose one on the start page.
mine-not-kept = I remember for 24 hours only, since you have not allowed more. You can change that under **Settings**.

settings = Settings
settings-kept = You allow me to remember guides under way and done.
settings-not-kept = You have not allowed me to remember. After 24 hours of quiet I forget everything.
settings-stop = Stop remembering
settings-data = What I keep about you
settings-erase = Delete all data
settings-erase-body = Deleted is deleted: guides under way and done will be lost. Are you sure?
settings-erase-yes = Sure, delete now
settings-erase-no = No, keep it
settings-erased = Deleted
settings-erased-body = I have deleted all that I kept about you. From now on you are new to me.

data-body = This is all that I keep about you:
data-key = A random code instead of a name: { $key }
data-language = Language: { $language }
data-consent-yes = You allow me to remember your guides
data-consent-no = You do not allow me to remember, so after 24 hours I forget
data-consent-unasked = You have not been asked, so after 24 hours I forget
data-account = The number of your chat here, to know where to answer. It does not go into the common journal
data-seen = When you were last here: { $moment }, and the page you have open
data-found = Your last search gave { $count } results (what you typed is not kept)
data-via = The code of who sent you: { $via }
data-run-open = { $title }: begun on { $day }, { $steps } steps reached, { $answers } questions answered, under way
data-run-finished = { $title }: begun on { $day }, { $steps } steps reached, { $answers } questions answered, done
data-home = Where you live, by the code or house that brought you: { $place }
data-house = You belong to a house on the team's list (which has a number or nickname, no names of people)
data-visit = You are recording a visit
data-help = You are talking with a helper. What you send each other is kept only until it arrives
data-seat = You are in the team of { $place }. What you do for the team is noted under your member code
data-journal = The common journal holds only the code above (if you allow it), the guide, the step and the time. No name, no phone number. Nothing that you type, but for words that found no guide: if you allow me to remember, I keep those for { $days } days, to learn which guides are missing.

about = Who I am
about-title = I am a machine, not an officer
about-body =
    My name is **Gõ Cửa**. I show you how to use services on the phone, one step at a time. I am a computer program, not a person and not an officer.

    { "" }**Who runs me:** { $run_by }. To reach a person, ask { $contact }.

    { "" }**I never** ask for money, passwords, OTPs (one-time codes), card numbers or photos of papers. Whoever asks in my name is a fraudster.

    { "" }**What I keep:** which guide, which step, when, under a random code. No name, no phone number. Nothing that you type, but for words that found no guide: I keep those for { $days } days, if you allow me to remember. If you do not allow me to remember, I forget after 24 hours. The common journal is kept for { $months } months. Tell me to delete, and it is deleted at once.

issues-button = Slips in guides ({ $count })
issues-title = Slips in the guides
issues-body =
    { $count ->
        [0] There are none. Every guide runs its newest version.
        [one] There is { $count } slip. A guide with slips runs its last good version.
       *[other] There are { $count } slips. A guide with slips runs its last good version.
    }

note-found = I think this is what you need. If not, press “Not what you meant?”, or type it in other words.
note-gone = What you opened is no longer there; this is the nearest place.
note-step-gone = This guide has just been edited. Please go on from here.
note-changed = This question has just been edited. Please choose again.
note-dropped = I have put this guide away. Start it again whenever you like.
note-rated = Noted, thank you.
note-still = Try another line, type a few words, or call for help at the number below.
note-differs = I have made a note for whoever writes the guides. Words on your phone may differ a little: look for something close. Still stuck? Press a line below.
note-long = This message is too long for me. Please make it shorter, about one sentence.
note-command = I do not know this command. Press a button or type what you want to do.
note-sent-photo = I cannot see pictures and I do not keep this one. If it shows a paper, delete your message, and send such photos to nobody online. Please type a few words.
note-sent-voice = I cannot listen yet. Please press a button below. If typing is hard, press the microphone on your keyboard and speak: the phone writes the words, and you send them to me.
note-sent-listening = I am listening, please wait a moment. If no answer comes, press a button or type a few words.
note-back = It has been a while!
note-sent-sticker = How nice! Please press a button, or type what you want to do.
note-sent-file = I cannot open this file and I do not keep it. Please type a few words.
note-sent-contact = I do not need phone numbers or places, and I do not keep them. Please press a button or type a few words.
note-sent-unreadable = I cannot read this button. Please press one below.
note-sent-flood = That was too fast for me. Wait a few seconds, then go on.
note-trouble = I am having trouble. What you were doing is safe. Wait a little, then press again.

command-start = Begin
command-trangdau = Start page
command-cuatoi = My guides
command-caidat = Settings, delete my data
command-gioithieu = Who I am

web-skip = Skip to the main part
web-tagline = One step at a time
web-you = You:
web-hidden = (put away)
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
web-helper-says = Your helper says:
web-asker-says = The person says:
web-told = News for you:

web-trouble-title = Please wait a moment
web-again = Press again
web-forged-title = Please open the page again
web-forged-body = I am not sure that it was you who pressed this, so I have done nothing. Please open the page again, then press.
web-reopen = Open the page again
web-busy-title = A little slower, please
web-odd-title = I cannot read this
web-odd-body = What was sent has a form I do not know, so I have done nothing. Please open the page again, then press.

board-arrived = here
board-waiting = not begun
board-finished = finished
board-all-at = Everyone is at step { $number }
board-most-at = Most are at step { $number }
board-all-done = Everyone is done
board-stuck = { $n } stuck at step { $number }
board-at-line = Step { $number }: { $n }.
board-arrived-line = Here: { $n }.
board-waiting-line = Not begun: { $n }.
board-finished-line = Finished: { $n }.

paper-name = Gõ Cửa
paper-ask = Ask
# Words that stay together where a title on paper breaks into lines, with commas between them.
paper-together = bank account, digital team, identity card, health insurance
paper-promise-1 = Pictures, one step at a time
paper-promise-2 = You pay us nothing
paper-promise-3 = We never ask for passwords or OTP codes
paper-scan = Point your phone's camera at this square
paper-web = Open as a web page
paper-telegram = Open in Telegram
paper-type = Or type this address
paper-no-phone = Not used to a phone? Ask the digital team to come to your house.
paper-stamp = Place for a stamp
paper-needs = What you need
paper-result = What you will have
paper-warnings = Beware of fraud
paper-problems = What if I am stuck?
paper-problem-at = Step
paper-machine = Gõ Cửa is a machine, not an officer.
paper-draft = DRAFT: no real address yet, do not hand out
paper-notes = Room for notes. Never write down passwords or OTP codes.
paper-hotline = Hotline of the office behind this service:
paper-seconds = sec.
paper-class = Class sheet
paper-class-how = Tick each step as it is done.
paper-class-name = Called
paper-class-day = Day
paper-class-place = Place
paper-class-leader = Led by
paper-wall = Scan this to open the guide
paper-version-of = Revision { $revision }, checked on { $day }
whole-stop = stop here, for another time

slips-title = Visit slip
slips-house = House
slips-day = Day
slips-guides = Walked together
slips-done = done
slips-begun = begun
slips-seen = seen on phone
slips-checks = Asked
slips-yes = yes
slips-no = no
slips-check-phone = Smartphone
slips-check-eid = e-ID level 2
slips-check-pay = Payment account
slips-check-shop = Sells online
slips-how = With a signal, scan this or type the number, and enter it once.
slips-careful = Name the house by a number or as the team calls it. Write down no names, ID numbers, passwords or OTP codes.

radio-title = To be read aloud: { $title }
radio-how = Read slowly, about { $rate } syllables a minute. All of it takes about { $minutes } minutes.
radio-hello = Dear neighbours, { $run_by } now tells how to do this: { $title }. { $summary }
radio-needs = Please have ready: { $things }.
radio-cost = What it costs: { $cost }.
radio-step = Step { $number }. { $text }
radio-answer = If it is { $answer }, { $to }.
radio-then = Then { $to }.
radio-call = To be shown step by step, ask { $contact }. The team comes to your house and takes no money.
radio-warning = Please remember. { $warning }
radio-again = This will be read again at the next broadcast. Thank you for listening.
radio-seconds = { $seconds } seconds
news-title = News text: { $title }
news-lead = { $run_by } shows how: { $title }. { $summary } When done you have: { $result }
news-call = Step by step with pictures at { $address }. To be shown by a person, ask { $contact }.

demonstration = DEMONSTRATION: every number and house here is made up

## The team: who does what

## Sharing and classes

## Houses and visits

## A person when one is needed

## Numbers
