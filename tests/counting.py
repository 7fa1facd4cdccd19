"""Counts the keys a person presses."""

from helpers import press_keys, type_text


class Counted:
    """Presses keys and counts them: a key pressed with Shift or Alt held down is one, as is each character typed.

    ``holds`` counts how often Shift or Alt are pressed down themselves; they stay down while the next key needs them.
    """

    def __init__(self):
        self.keys = self.holds = 0
        self._held = set()

    def press(self, keys):
        for key in keys.split():
            held = set(key.split("+")[:-1])
            self.holds += len(held - self._held)
            self._held = held
            self.keys += 1
            press_keys(key)

    def type(self, text):
        self.keys += len(text)
        self._held = set()
        type_text(None, text)
