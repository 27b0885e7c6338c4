#include "gui/gui.h"

#include "app/logic/strings.h"
#include "app/place_bar.h"

#include <catch2/catch.hpp>
#include <gtk/gtk.h>

using namespace filrouge;
using namespace filrouge::app;
using namespace filrouge::gui_test;
namespace fs = std::filesystem;

// The file of the open project gets another place; the bar says so until it is settled.
namespace {

PlaceBar& bar() {
    for (auto* child : frame().GetChildren())
        if (auto* found = dynamic_cast<PlaceBar*>(child)) return *found;
    FAIL("no bar");
    std::abort();
}

void find_label(GtkWidget* widget, void* found) {
    if (GTK_IS_LABEL(widget)) *static_cast<GtkLabel**>(found) = GTK_LABEL(widget);
}

GtkLabel* label_of(wxWindow& window) {
    GtkLabel* label = nullptr;
    gtk_container_foreach(
        GTK_CONTAINER(gtk_info_bar_get_content_area(GTK_INFO_BAR(window.GetHandle()))), find_label,
        &label);
    REQUIRE(label != nullptr);
    return label;
}

bool says(const std::string& words) {
    return bar().IsShown() &&
           std::string{gtk_label_get_text(label_of(bar()))}.find(words) != std::string::npos;
}

std::size_t codings_in(const fs::path& project) {
    const auto alone = folder() / "seul.filrouge";
    fs::copy_file(project, alone, fs::copy_options::overwrite_existing);
    return workbench::Workbench::open(alone, {"anne", store::ProjectFile::Access::snapshot})
        .value()
        ->project()
        .codings()
        .size();
}

} // namespace

TEST_CASE("a project moved under the window is whole where it is, and said to be there once") {
    const auto first = make_project("déplacé");
    open(first);
    select_by_keys("familles");
    press('K', wxMOD_CONTROL);
    take_in_palette("tempo");
    REQUIRE(wait_until([] { return project().codings().size() == 1; }));

    const auto second = folder() / "ailleurs.filrouge";
    fs::rename(first, second);
    REQUIRE(wait_until([] { return says("ailleurs"); }));
    CHECK(codings_in(second) == 1);
    // Moved again, and refused before the bar looked by itself.
    const auto third = folder() / "plus loin.filrouge";
    fs::rename(second, third);
    focus(view());
    press('Z', wxMOD_CONTROL);
    REQUIRE(wait_until([] { return says("plus loin"); }));
    settle();
    CHECK_FALSE(frame().messages().IsShown());
    CHECK(project().codings().size() == 1);
    CHECK(codings_in(third) == 1);
    screenshot("place-moved");

    frame().open_project(third.string());
    REQUIRE(wait_until([] { return frame().desk().is_open() && !bar().IsShown(); }));
    CHECK(project().codings().size() == 1);
    CHECK(frame().desk().can_edit());
    frame().desk().close();
    CHECK_FALSE(fs::exists(first.string() + "-wal"));
    CHECK_FALSE(fs::exists(third.string() + "-wal"));
}
