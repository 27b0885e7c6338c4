#include "publish/coded_transcript.h"

#include "core/text.h"
#include "publish/print_layout.h"

#include <cairo-pdf.h>
#include <fmt/format.h>

#include <memory>

namespace filrouge::publish {
namespace {

struct DestroySurface {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct DestroyContext {
    void operator()(cairo_t* cr) const { cairo_destroy(cr); }
};

cairo_status_t append(void* bytes, const unsigned char* data, unsigned int length) {
    static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

} // namespace

Result<std::string> render_pdf(const CodedTranscript& transcript, const PageFormat& format) {
    if (const auto broken = find_invalid_utf8(transcript.text)) {
        return Error{ErrorCode::invalid_input,
                     fmt::format("The text is no valid UTF-8 at byte {}", broken->value()), ""};
    }
    const PrintLayout layout{transcript, format};
    std::string bytes;
    const std::unique_ptr<cairo_surface_t, DestroySurface> surface{
        cairo_pdf_surface_create_for_stream(append, &bytes, format.width, format.height)};
    const auto title = transcript.source + " – " + transcript.project;
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, title.c_str());
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATOR, "Filrouge");
    const std::unique_ptr<cairo_t, DestroyContext> cr{cairo_create(surface.get())};
    for (std::size_t page = 0; page < layout.pages(); ++page) {
        layout.draw_page(cr.get(), page);
        cairo_show_page(cr.get());
    }
    cairo_surface_finish(surface.get());
    for (const auto status : {cairo_status(cr.get()), cairo_surface_status(surface.get())}) {
        if (status == CAIRO_STATUS_SUCCESS) continue;
        return Error{ErrorCode::failed,
                     fmt::format("The PDF could not be made: {}", cairo_status_to_string(status)),
                     ""};
    }
    return bytes;
}

} // namespace filrouge::publish
