#include "gui/keys.h"

#include <X11/Xlib.h>
#include <X11/extensions/XTest.h>

#include <chrono>
#include <stdexcept>
#include <thread>

namespace filrouge::gui_test {

Keys::Keys() : display_{XOpenDisplay(nullptr)} {
    if (display_ == nullptr) throw std::runtime_error{"no display"};
}

Keys::~Keys() {
    XCloseDisplay(display_);
}

void Keys::press(const std::vector<std::string>& keys) {
    for (const auto& key : keys) send(key, true);
    for (auto key = keys.rbegin(); key != keys.rend(); ++key) send(*key, false);
    XSync(display_, False);
}

void Keys::type(const std::string& ascii) {
    for (const char c : ascii) press({c == ' ' ? "space" : std::string(1, c)});
}

void Keys::drag(int from_x, int from_y, int to_x, int to_y) {
    constexpr int steps = 12;
    const auto pause = [this] {
        XSync(display_, False);
        std::this_thread::sleep_for(std::chrono::milliseconds{60});
    };
    const auto move = [&](int x, int y) {
        XTestFakeMotionEvent(display_, -1, x, y, CurrentTime);
        pause();
    };
    move(from_x, from_y);
    XTestFakeButtonEvent(display_, 1, True, CurrentTime);
    pause();
    for (int i = 1; i <= steps; ++i) {
        move(from_x + (to_x - from_x) * i / steps, from_y + (to_y - from_y) * i / steps);
    }
    move(to_x + 1, to_y);
    XTestFakeButtonEvent(display_, 1, False, CurrentTime);
    pause();
}

void Keys::send(const std::string& key, bool down) {
    const auto code = XKeysymToKeycode(display_, XStringToKeysym(key.c_str()));
    if (code == 0) throw std::runtime_error{"no key " + key};
    XTestFakeKeyEvent(display_, code, down ? True : False, CurrentTime);
}

} // namespace filrouge::gui_test
