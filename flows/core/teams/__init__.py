"""Teams: seats and what they allow, invitations to a seat, and the homes that share codes tell of."""
