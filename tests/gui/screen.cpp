#include "gui/screen.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>

namespace filrouge::gui_test {

wxImage grab_screen() {
    Display* display = XOpenDisplay(nullptr);
    if (display == nullptr) return wxImage{1, 1};
    const int screen = DefaultScreen(display);
    const int width = DisplayWidth(display, screen);
    const int height = DisplayHeight(display, screen);
    XImage* picture =
        XGetImage(display, RootWindow(display, screen), 0, 0, static_cast<unsigned>(width),
                  static_cast<unsigned>(height), AllPlanes, ZPixmap);
    wxImage image{width, height};
    for (int y = 0; picture != nullptr && y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const auto pixel = XGetPixel(picture, x, y); // 24 bits: red, green, blue
            image.SetRGB(x, y, static_cast<unsigned char>(pixel >> 16 & 0xff),
                         static_cast<unsigned char>(pixel >> 8 & 0xff),
                         static_cast<unsigned char>(pixel & 0xff));
        }
    }
    if (picture != nullptr) XDestroyImage(picture);
    XCloseDisplay(display);
    return image;
}

} // namespace filrouge::gui_test
