#include "gui/desktop.h"

#include <X11/Xatom.h>
#include <X11/Xlib.h>

#include <cstring>
#include <memory>

namespace filrouge::gui_test {
namespace {

/// Windows come and go while they are asked.
int ignore_error(Display* /*display*/, XErrorEvent* /*event*/) {
    return 0;
}

std::string property(Display* display, Window window, const char* name) {
    Atom type = 0;
    int format = 0;
    unsigned long count = 0;
    unsigned long left = 0;
    unsigned char* bytes = nullptr;
    const auto got =
        XGetWindowProperty(display, window, XInternAtom(display, name, False), 0, 1024, False,
                           AnyPropertyType, &type, &format, &count, &left, &bytes);
    if (got != Success || bytes == nullptr) return {};
    const auto unit = format == 32 ? sizeof(long) : 1;
    std::string value{reinterpret_cast<char*>(bytes), count * unit};
    XFree(bytes);
    return value;
}

} // namespace

std::string active_title() {
    const std::unique_ptr<Display, int (*)(Display*)> display{XOpenDisplay(nullptr), XCloseDisplay};
    if (display == nullptr) return {};
    XSetErrorHandler(ignore_error);
    const auto active =
        property(display.get(), DefaultRootWindow(display.get()), "_NET_ACTIVE_WINDOW");
    if (active.size() < sizeof(Window)) return {};
    Window window = 0;
    std::memcpy(&window, active.data(), sizeof window);
    return window == 0 ? std::string{} : property(display.get(), window, "_NET_WM_NAME");
}

} // namespace filrouge::gui_test
