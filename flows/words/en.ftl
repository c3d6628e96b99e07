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
cover-untranslated = There is no English yet: this guide is in Vietnamese.
cover-authority = Responsible: { $authority }
cover-processing = Waiting time: { $time }
cover-warnings = **Beware of fraud:**
cover-before = Do first: { $title }

consent-title = Shall I remember for you?
consent-body =
    If you agree, I remember which guide you are in and at which step. Next time you can go on from there, and { $run_by } learns which guides help.

    I ask for no name and no phone number. The team, commune and province see counts only. You can look, change your mind or delete at any time under **Settings**. If anything is not right, ask { $contact }.

    If you say no, everything still works. Only, after 24 hours I forget and you start again.

step-title = { $title } · step { $number }/{ $total }
next = Done, next step
finish = All done
stuck = I am stuck

stuck-tried = { $problem } (tried)
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
phone-1900 = Calls to 1900 numbers are charged.
phone-1800 = Calls to 1800 numbers are free.

stop = Another time
differs = My screen looks different

terms = What words mean
terms-body = Which word would you like explained? Press one, or type it.
terms-more = More words
terms-hint = Type the word you want explained
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
whole-problems = If you are stuck ({ $count })
whole-goto = go to step { $number }
whole-end = done
whole-legal-basis = Legal basis: { $laws }.

print = Print it, read it out
print-title = On paper
print-body = **{ $title }** comes as these papers. Please choose one.
print-of = { $paper }: { $title }
print-poster = Poster
print-leaflet = Guide with pictures
print-radio = Loudspeaker script
print-class = Class sheet
print-poster-how = For the village hall, the tea shop, the health station. A camera held to the square opens the guide. A4 or A3; black and white will do.
print-leaflet-how = Every step with its picture; what goes wrong is on the back. For houses with a weak signal.
print-radio-how = For whoever reads at the loudspeaker, about a minute, with the time of each paragraph. The last page is a text to post.
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
find-none-title = I did not understand
find-none-body =
    Type what you want to do in a few words, such as “pay electricity”, or choose a group below.
    To be shown by a person, ask { $contact }.
find-smalltalk-reply = Gõ Cửa here
find-human-reply = This needs a real person
find-crisis-reply = I hear you
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
data-alone = Guides that you have finished alone, for yourself: { $count }
data-house = You belong to a house on the team's list (which has a number or nickname, no names of people)
data-visit = You are recording a visit
data-help = You are talking with a helper. What you send each other is kept only until it arrives
data-seat = You are in the team of { $place }. What you do for the team is noted under your member code
notice = What is kept, for how long, who sees it
notice-body =
    { "" }**Who answers for it:** { $run_by }. For questions and complaints: { $contact }.

    { "" }**What, and what for:** which guide you do and at which step, so that you can go on, and to learn which guides are hard. Under a random code, without a name.

    { "" }**How long:** 24 hours if you do not allow it. If you do, until you change your mind, or 24 months without use. The common journal { $months } months.

    { "" }**Who sees it:** the digital team sees the houses that it helps. Commune and province see counts.

    { "" }**Telegram:** messages on Telegram pass through computers abroad. On the web page they do not.

    { "" }**Your rights:** to agree or not, to change your mind, to look, to delete, to complain (Law 91/2025/QH15). Look and delete under **Settings**, at once.

    { "" }**Children** on a shared phone: let a parent press, better without remembering.
data-journal = The common journal holds only the code above (if you allow it), the guide, the step and the time. No name, no phone number. Nothing that you type, but for words that found no guide: if you allow me to remember, I keep those for { $days } days, to learn which guides are missing.

about = Who I am
about-title = I am a machine, not an officer
about-body =
    My name is **Gõ Cửa**. I show you how to use services on the phone, one step at a time. I am a computer program, not a person and not an officer.

    { "" }**Who runs me:** { $run_by }. To reach a person, ask { $contact }.

    { "" }**I never** ask for money, passwords, OTPs (one-time codes), card numbers or photos of papers. Whoever asks in my name is a fraudster.

    { "" }**What I keep:** which guide, which step, when, under a random code. No name, no phone number. Nothing that you type, but for words that found no guide: I keep those for { $days } days, if you allow me to remember. If you do not allow me to remember, I forget after 24 hours. The common journal is kept for { $months } months. Tell me to delete, and it is deleted at once.

how = How to talk with me
how-body =
    Press a button, or type one of these at any time:

    - **done**: this step is done, on to the next
    - **back**: the screen before
    - **stuck**: it does not work, I show what may help
    - **again**: this screen once more
    - **later**: a rest; I keep your place
    - **home**: choose something else
    - **person**: ask a real person for help

    A button's number will do as well: **2**. Or type what you want to do: **install vneid**.
how-person = For a real person, ask { $contact }.

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
note-here = You are in the right guide; go on with the step below. Tell me in a few words what does not work.
note-choose = I did not understand. Please choose one of these: press a button, or type its number.
note-wait = Take your time, I will wait. Type “done” when you are done, “stuck” when it does not work.
note-later = I keep your place. Press “Go on” whenever you have time.
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
note-no-cookie = This browser does not keep my mark (a cookie), so I cannot remember where you are: pressing on leads back here. Read the whole guide on one page, or open it in another browser.
note-unreadable = I am having trouble and cannot recall where you were. You can still read every guide. Those who run me will mend it.

command-start = Begin
command-trangdau = Start page
command-cuatoi = My guides
command-caidat = Settings, delete my data
command-gioithieu = Who I am
command-help = How to talk with me

web-skip = Skip to the main part
web-tagline = One step at a time
web-you = You:
web-hidden = (put away)
web-send = Send
web-outside = Opens another site: { $domain }
web-share-how = Hold this line to copy it, then paste it into Zalo or a message:
web-copy = Copy
web-copied = Copied. Paste it into Zalo or a message.
web-zalo-share = Send by Zalo
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

board-late = Just arrived? Scan
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
paper-promise-2 = My help costs nothing
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
paper-phone = Call
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
radio-hello = Dear neighbours, news of { $run_by }. Whoever needs this is helped by the team: { $title }. { $summary }
radio-needs = Please have ready: { $things }.
radio-cost = What it costs: { $cost }.
radio-step = Step { $number }. { $text }
radio-answer = If it is { $answer }, { $to }.
radio-then = Then { $to }.
radio-call = To be shown step by step, ask { $contact }. The team comes to your house and takes no money.
radio-warning = Please remember. { $warning }
radio-phone = The team can be called at { $phone }.
radio-hotline = The hotline of the office in charge: { $phone }.
radio-result = In the end you have: { $result }
radio-seconds = { $seconds } seconds
news-title = News text: { $title }
news-lead = { $run_by } shows how: { $title }. { $summary } When done you have: { $result }
news-call = Step by step with pictures at { $address }. To be shown by a person, ask { $contact }.

demonstration = DEMONSTRATION: every number and house here is made up

for-whom-title = For whom is it?
for-whom-body = One phone may serve a whole house. Is **{ $title }** for you this time, or are you helping somebody else of the house? No name is asked.
for-me = For me
for-other = For somebody of my house

## The team: who does what

desk = Team work
desk-body-member = Hello { $label }, member of the digital team of { $place }. Which house today?
desk-body-lead = Hello { $label }, lead of the digital team of { $place }. Which house today?
desk-body-admin = Hello { $label }, admin of { $place }. What is to be done today?
desk-visit = You are at: { $house }
desk-more = More
desk-more-body = Things that are rarely needed.
desk-leave = Leave the team
desk-leave-body = Once you leave, the houses and the work of the team no longer open for you. What was noted stays. Are you sure?
desk-leave-yes = Yes, I leave
desk-leave-no = No, I stay
note-left-team = You have left the team. Thank you for going from house to house.

role-member = member
role-lead = lead
role-admin = admin

invite-title = An invitation to the team
invite-body = You are invited to be **{ $role }** of the community digital team of **{ $place }**. If you accept, what you do for the team is noted under a code, so that { $run_by } knows which houses were helped. That you are in the team is remembered until you leave. Whether your own guides are remembered stays as you chose, see **Settings**.
invite-accept = I accept
note-invite-over = This invitation was used or taken back, or its time is over. Please ask the lead for another.
note-enrolled = Done, you are in the team. The first page now has a button “Team work”.

team = People of the team
team-title = Digital team of { $place }
team-body = People in this team: { $count }. Teams below: { $below }.
team-hint = Type the name of a village or commune
team-more-people = More people
team-more-places = Go on
team-invite-member = Invite a member
team-invite-lead = Invite a lead
team-invite-admin = Invite an admin
team-invite-body = Type what the team calls them, such as: Hoa. You get a link that works once, for { $hours } hours, into the team of { $place }.
team-invite-hint = What the team calls them
team-invite-unnamed = No name needed
team-sent-title = A link into the team
team-sent-body = Send it to **{ $label }**, to be { $role } of the team of { $place }. It works for one person, before { $until }. Do not post it in large groups.
team-sent-alt = QR code that opens the invitation to the team
team-send = Send the invitation
team-send-text = Please be { $role } of the digital team of { $place }. Press here to accept:
team-revoke = Take the invitation back
note-revoked = The invitation is taken back. Its link no longer works.
team-open = Open invitations ({ $count })
team-open-body = These people were invited and have not accepted yet. Press one to send the link again, or to take it back.
team-more-invites = More invitations
team-who-body = { $role } of the team of { $place }, since { $since }.
team-remove = End their role
team-remove-body = Once the role of **{ $label }** ends, the team's work no longer opens for them. What was noted stays.
team-remove-yes = Yes, end it
team-remove-no = No, keep them
note-removed = Done, they are no longer in the team.
note-label-long = This name is too long, or has no letters. A few words are enough.

## Sharing and classes

share-guides = Send a guide
share-body = Which guide do you want to send? Choose a topic.
share-link-body =
    Send this sentence with the link. Whoever comes by it is credited to you.

    { "" }**{ $text }**
share-send = Send the link
share-qr = QR code to scan
share-qr-alt = QR code that opens the guide { $title }
code-refused = There is no code to scan yet: this service has no public address, so a code would open on this machine only. An administrator writes `address` into config.yaml and starts it again.
share-refused = There is no public address yet, so this link opens on this machine only. An administrator writes address into config.yaml.
share-qr-body = Point a phone's camera at it, and the guide opens.

lessons = Classes
lesson-body = Press a class that is being held, or begin a new one.
lesson-new = Begin a class
lesson-in = Class in { $place }
lesson-choose = Which guide does the class walk? Choose a topic.
lesson-open = Begin the class
lesson-open-body = Begin a class on **{ $title }** in { $place }? You then get a QR code for the whole room.
lesson-qr = QR code for the room
lesson-qr-body = Hold it up, or put it on the wall. Whoever points a camera at it is in the class.
lesson-back = See where the class stands
lesson-board = Board for the wall
lesson-board-open = Open the board on this device
lesson-board-text = The board of the class, for the projector:
lesson-close = End the class
lesson-close-body = Ending it notes that { $count } people came. Everybody can go on at home.
lesson-close-yes = End it
lesson-close-no = Not yet
lesson-closed = The class is over
lesson-closed-body = { $count } people came to the class on **{ $title }**. Thank you.
board-alt = Board of the class: how many people are at which step
board-guide = Open this guide

inline-ready = Tap the button below to be shown step by step. It is free.
inline-open = Open this guide
inline-here = Open in a private chat
inline-ask-title = What do you want to do?
inline-ask-body = Type /guide and what it is, as in: /guide vneid. Or tap a guide below.
inline-maybe-title = Which guide do you need?
inline-maybe-body = Tap one; you are shown step by step in a private chat.
inline-none-title = No such guide found
inline-none-body = Use few words, as in: /guide scan a qr code. Or ask in a private chat.
inline-over = This is done, or it has moved to another team.
inline-command = Post a guide in the group, as in: /guide vneid

## Houses and visits

skill-eid = e-ID
skill-portal = public services
skill-pay = paying
skill-shop = selling online

round = My houses
round-title = Houses of { $place }
round-villages = Choose a place, or type its name.
round-body = { $place } has { $houses } houses on the list; in { $fluent } somebody can do it alone. Best to visit first:
round-last = (visited { $day })
round-line = { $house }: still lacks { $missing }
round-helps = People who need help: { $count }
round-all = All houses
round-all-body = Houses: { $count }. A ✓ marks those where somebody can do it alone.
round-none = There is no house on the list yet. Open the first one.
round-hint = Type what a house is called

house-fluent = somebody can do it all alone
house-missing = Still lacks: { $missing }
house-joined = People of the house on the list: { $count }
house-helped = Done together with the team: { $guides }
house-witnessed = Seen by the team: { $guides }
house-visited = Last visit: { $day }
house-unvisited = Not visited yet
house-code = QR code for its people
house-code-title = Scan to join the house
house-code-alt = QR code for the people of { $house }
house-code-body = People of the house point a camera at it. Each is asked before anything is noted, and no name is asked.
house-code-text = Press here to be on the list of your house, no name needed:
house-new = Open a house
house-new-body = A house of { $place }. Type its number or what the team calls it, such as: house 12, by the jackfruit tree. No names or phone numbers of people.
house-new-hint = Its number, or what you call it
house-number = Take the next number: { $number }
house-numbered = House { $number }
house-close = Take it off the list
house-close-body = Once **{ $house }** is off the list, it no longer counts for the village. What its people did stays theirs.
house-close-yes = Take it off
house-close-no = No, keep it
note-house-opened = The house is on the list.
note-house-there = This house is on the list already.
note-house-several = Several houses have nearly the same name. Please press the one you mean.
note-house-closed = The house is off the list.
note-label-number = This has too many digits. No phone or paper numbers please, only the number of the house or what you call it.

join-title = On the list of your house
join-body =
    You live in a house that the digital team of { $place } is helping. If you agree, it is noted that somebody of this house has done which guide. So the team knows what your house still needs.

    No name and no phone number is asked. The team sees which guide was finished on which day, under a code without a name. { $run_by } sees the number of the house only. You can leave at any time.
join-yes = I agree, I live here
join-no = No, thank you
join-done = You are on the list of your house
join-done-body = You are on the list of a house of { $place }. From now on, what you finish alone counts for your house.
join-not-kept = You have not let me remember what you do, so after 24 hours I forget, and your house no longer counts you. To be counted for long, press **Remember for me**. Not pressing it is fine too.
join-begin = To the first page, begin
join-leave = Leave the house's list
settings-house = My house's list

visit-begin = I am at this house
visit-on = Go on with the visit
visit-none = No visit of yours is being recorded here.
visit-title = At { $house }
visit-body = Note things as you do them. For somebody without a phone, walk the guide on yours. Of the questions below, press those that you asked.
visit-slip = Entered from slip { $slip }, of { $day }.
visit-noted-done = Done together: { $title }
visit-noted-begun = Begun: { $title }
visit-noted-seen = Seen on their screen: { $title }
visit-guides = Walk a guide together
visit-topics = Which guide? Choose a topic.
visit-topics-lacking = This house still lacks { $missing }, so these guides come first.
visit-guide-body = The guide **{ $title }**. Open it and walk it together, or note what was just done on their phone. Press “seen” only if you saw the result on the person's own screen.
visit-walk = Open it and walk together
visit-done = Done together
visit-begun = Only begun
visit-seen = Seen the result myself
visit-end = End the visit
check-phone = Is there a smartphone in the house?
check-eid = Is there a level 2 identity?
check-pay = Is there an account to pay with?
check-shop = Do they sell online?
check-open = not asked yet
check-phone-ask-yes = Has a smartphone
check-phone-ask-no = No smartphone
check-eid-ask-yes = Has e-ID level 2
check-eid-ask-no = No level 2 identity yet
check-pay-ask-yes = Has a payment account
check-pay-ask-no = No account yet
check-shop-ask-yes = Sells online
check-shop-ask-no = Does not sell online
check-phone-yes = Has a smartphone ({ $day })
check-phone-no = Has no smartphone ({ $day })
check-eid-yes = Has e-ID level 2 ({ $day })
check-eid-no = No e-ID level 2 yet ({ $day })
check-pay-yes = Has a payment account ({ $day })
check-pay-no = No payment account yet ({ $day })
check-shop-yes = Sells online ({ $day })
check-shop-no = Does not sell online ({ $day })
note-noted = Noted.
note-visit-ended = The visit is noted. Have a rest and a glass of water.
note-visit-taken = Somebody else of the team is recording a visit at this house. Please wait until they end it.

slips = Enter a visit slip
slip-body = Type the number on the slip, all 8 digits. Each slip can be entered once.
slip-hint = Number on the slip, 8 digits
slip-title = Slip { $number }
slip-house = Which house is it of? Choose, or type what it is called.
slip-some-house = another house
slip-days = Which day was the visit?
slip-today = Today, { $day }
slip-yesterday = Yesterday, { $day }
slip-day = { $day }
slip-used = This slip was entered
slip-used-body = Slip { $number } was entered on { $day }, for { $house }. Each slip can be entered once.
note-slip-length = A slip's number has 8 digits. Please look again.
note-slip-wrong = One of the digits is wrong. Please look at the slip and type it again.
note-slip-unknown = There is no slip of this number in your team's book. Please look at the number again.

## A person when one is needed

moment =
    { $hour }{ $minute ->
        [0] { "" }
       *[other] { ":" }{ $padded }
    } { $half ->
        [am] in the morning
        [noon] at noon
       *[pm] in the afternoon
    } of { $day ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[7] Sunday
    } { $date }
help-button = Talk to a real person
help-title = Let a real person help you
help-who = The digital team of **{ $team }** will answer: real people, close to you, who take no money.
help-soon = It is office hours now. Usually somebody listens within about **{ $minutes } minutes**.
help-later = It is outside office hours now. Somebody will answer **at about { $moment }**.
help-urgent = Nobody is on duty now. If it is urgent, call { $contact }.
help-seen = They see which guide you are in, which step, what went wrong, and your village (if I know it). They do not see your name or your number. You talk right here, and I carry the messages.
help-secrets = **Do not send** passwords, OTP codes or photos of papers to anybody, not even to who helps you. Whoever asks for them is a cheat.
help-ask = Please help me
help-back = Back to where I was
help-nobody = Nobody answers by phone here yet. Please ask { $contact }.
help-open = You already have a talk with a helper. Press the button below to get there.
talk-back = To my talk with a helper
talk-waiting = I have handed on your question
talk-since = Asked at { $moment }.
talk-told = The team was told at { $moment }. In office hours somebody usually listens within about **{ $minutes } minutes**.
talk-later = Somebody will answer **at about { $moment }**.
talk-with = Your question is with the digital team of **{ $team }**.
talk-passed = The nearest team could not answer in time, so I handed your question on to **{ $team }**.
talk-waiting-body = I will tell you as soon as somebody listens. You can do other things, or switch your phone off. If it is urgent, ask { $contact }.
talk-cancel = I no longer need help
talk-taken = Somebody is listening
talk-taken-body = A person of the team is listening. Type, speak, or send a picture of your screen here, and I will hand it on at once. I stay out of it meanwhile; all buttons still work.
talk-taken-words = Somebody of the team is listening. Type here, and I pass it on at once. What you type on other screens is not sent.
talk-end = Done, end the talk
talk-judge = Did it help you?
talk-judge-body = The talk is over. Tell me, so that the team can help others better.
talk-helped = Yes, it helped
talk-not-helped = No, not yet
talk-closed = The talk is over
talk-closed-unheard = Your question was put away before anybody answered. If you still need help, ask again, or ask { $contact }.
talk-thanks = That is good! Thank you for telling me.
talk-sorry = I am sorry. Ask again, or ask { $contact }.
talk-again = Ask for help again

talk-list = Who needs help
talk-list-body = Waiting: { $waiting }. Being helped (marked ✓): { $taken }.
talk-anything = A general question
talk-card = Somebody needs help
talk-card-mine = You are helping somebody
talk-card-mine-body = From now on what you type, speak or send here goes straight to them, and what they say comes to you. Neither of you sees the other's name or number. Buttons and commands (such as /trangdau) work as ever. **Do not ask** for passwords, OTP codes, ID numbers or photos of papers.
talk-card-taken = Somebody is helping already
talk-card-taken-body = { $member } is helping this person.
talk-card-closed = This is done
talk-card-closed-body = The talk is over. Thank you.
talk-guide = They are in the guide: **{ $title }**
talk-about-nothing = A general question, in no guide.
talk-step = Step: { $text }
talk-problem = Stuck at: **{ $problem }**
talk-home = They live in: { $place }
talk-take = I will help
talk-return = Give it back to the team
talk-open = Open to help
talk-see = See where they are
note-talk-left = Your talk with the helper goes on. To talk on, press “To my talk with the helper”.
note-talk-carried = I have passed on what you just said.
note-talk-busy = You are helping somebody already. Finish that first.
note-talk-taken = Somebody else took this just before you.
note-talk-returned = Given back to the team. Somebody else will help.
note-talk-over = This talk is over, so your last message was not sent.
note-talk-long = This message is too long for me to hand on. Please make it shorter, or send it in parts.
talk-unsent = I could not pass on your last message. Please type it in words.
note-talk-uncarried = The other side uses the web page, which cannot take pictures, voices or files. Please type.
note-talk-unheard = Nobody listens yet, so your words were not handed on. I will tell you when somebody does; please type them again then.

## Numbers

report-title = Numbers
report-progress = How far people get
report-progress-what = how many began each guide, finished it, gave it up
report-stuck = Where people are stuck
report-stuck-what = which steps hold people up, which pictures do not match
report-reach = How people come
report-reach-what = by which code and channel, and how many guides they finish
report-households = Which houses are fluent
report-households-what = how many houses have somebody who can do it alone
report-teams = What the teams did
report-teams-what = visits, people helped, questions answered
report-completions = Who finished what
report-completions-what = which guides were finished, alone or helped
report-month = { $month }
report-all = From the beginning
report-everywhere = everywhere
report-this = This month
report-last = Last month
report-others = Other numbers
report-all-guides = All guides
report-all-of = Total
report-in = Places of { $place }
report-in-body = Choose a place.
report-here = The whole, or not known where
report-empty = No numbers here yet.
report-rest = … and { $count } rows more
report-sum = **Total:** { $numbers }
report-hidden = A dash is a hidden number: fewer than { $count } people stand behind it, or a hidden one could be worked out from it.
report-behind = Counting is still under way. Open this again in a few minutes.
report-step = { $title }, step { $number }
report-nobody = not remembered
report-how-alone = alone
report-how-helped = helped
report-who-me = for themselves
report-who-other = for another of the house
report-by-channel = Channel
report-by-kind = Kind of code
report-by-code = Code
report-by-place = Place
report-code-member = Codes of members
report-code-place = Codes of places
report-code-poster = Posters
report-code-class = Classes
report-code-other = Other codes
report-code-none = Came by themselves

## Numbers: names of columns

report-column-guide = Guide
report-column-revision = Revision
report-column-step = Step
report-column-problem = Problem
report-column-carried = from before
report-column-started = started
report-column-moved = moved here
report-column-reached = reached
report-column-alone = done alone
report-column-helped = done helped
report-column-left = left
report-column-again = left to begin anew
report-column-dropped = dropped
report-column-stopped = for another time
report-column-forgotten = forgotten
report-column-erased = data deleted
report-column-inside = inside
report-column-shown = asked
report-column-solved = solved
report-column-still = still stuck
report-column-differs = looks different
report-column-by = By
report-column-name = Name
report-column-new = first came
report-column-again-came = came again
report-column-place = Place
report-column-houses = houses
report-column-fluent = fluent
report-column-lacks-eid = lack e-ID
report-column-lacks-portal = lack portal
report-column-lacks-pay = lack payment
report-column-lacks-shop = lack selling
report-column-opened = houses listed
report-column-joined = people joined
report-column-left-house = people left
report-column-visits = visits
report-column-team = Team
report-column-member = Member
report-column-slips = from slips
report-column-said = helped (as said)
report-column-witnessed = witnessed
report-column-credited-alone = by code, alone
report-column-credited-helped = by code, helped
report-column-taken = wishes taken
report-column-closed = wishes closed
report-column-judged-yes = it helped
report-column-judged-no = it did not help
report-column-person = Person
report-column-day = Day
report-column-how = How
report-column-who = For whom
report-column-other = for another
