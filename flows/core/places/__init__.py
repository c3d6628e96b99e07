"""Places of the programme and what belongs to them: share codes, slip numbers, office hours, fluency, deployment."""
