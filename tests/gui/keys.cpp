#include "gui/keys.h"

#include <X11/Xlib.h>
#include <X11/extensions/XTest.h>

#include <stdexcept>

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

void Keys::send(const std::string& key, bool down) {
    const auto code = XKeysymToKeycode(display_, XStringToKeysym(key.c_str()));
    if (code == 0) throw std::runtime_error{"no key " + key};
    XTestFakeKeyEvent(display_, code, down ? True : False, CurrentTime);
}

} // namespace filrouge::gui_test
