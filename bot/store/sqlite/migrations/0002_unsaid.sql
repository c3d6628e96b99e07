-- Messages of people that held a secret and are to be deleted from their chats. A row goes once that was done or refused.
CREATE TABLE unsaid (
    channel TEXT NOT NULL,
    account TEXT NOT NULL,
    message INTEGER NOT NULL, -- the channel's id of the message
    PRIMARY KEY (channel, account, message)
) WITHOUT ROWID;
