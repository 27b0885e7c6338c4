#pragma once

#include <string>
#include <vector>

struct _XDisplay;

namespace filrouge::gui_test {

/// Keys as from a keyboard, to whatever window has the focus; needs no event loop and waits for
/// nothing.
class Keys {
  public:
    Keys();
    ~Keys();
    Keys(const Keys&) = delete;
    Keys& operator=(const Keys&) = delete;

    /// Names of X11, the last one with the others held: {"Control_L", "Shift_L", "t"}.
    void press(const std::vector<std::string>& keys);
    /// Letters, digits and spaces, without capitals.
    void type(const std::string& ascii);
    /// Drags with the left button from one place of the screen to another, as slowly as a hand.
    void drag(int from_x, int from_y, int to_x, int to_y);

  private:
    void send(const std::string& key, bool down);
    _XDisplay* display_;
};

} // namespace filrouge::gui_test
