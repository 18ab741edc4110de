"""The schools' forms: what is asked, what came back, who has not sent yet."""
