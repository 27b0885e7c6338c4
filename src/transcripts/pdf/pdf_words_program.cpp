// Prints the words of the PDF on its standard input, for `read_pdf`. A program of its own because
// PDF files come from strangers: what breaks poppler, or makes it take too much, ends here.
#include <poppler-document.h>
#include <poppler-font.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>
#include <sys/resource.h>

namespace {

// What `read_pdf` understands.
enum Status : int { all_said = 0, wrong_usage = 2, locked = 3, broken = 4 };

#if defined(__SANITIZE_ADDRESS__)
void bound_memory() {} // its shadow alone is more than any bound
#else
void bound_memory() {
    constexpr rlim_t most = rlim_t{1} << 30;
    const rlimit limit{most, most};
    setrlimit(RLIMIT_AS, &limit);
}
#endif

void silence(const std::string& /*message*/, void* /*closure*/) {}

std::string utf8_of(const poppler::ustring& text) {
    const auto bytes = text.to_utf8();
    std::string line{bytes.begin(), bytes.end()};
    std::replace_if(
        line.begin(), line.end(),
        [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
    return line;
}

bool is_bold(const poppler::text_box& word) {
    if (!word.has_font_info()) return false;
    const auto font = word.get_font_name();
    for (const auto* mark : {"Bold", "bold", "BOLD", "Black", "Heavy", "Semib", "-Demi"}) {
        if (font.find(mark) != std::string::npos) return true;
    }
    return false;
}

void print_page(const poppler::page* page) {
    const auto size = page == nullptr ? poppler::rectf{} : page->page_rect();
    std::printf("page %.2f %.2f\n", size.width(), size.height());
    if (page == nullptr) return; // a broken page among others
    for (const auto& word : page->text_list(poppler::page::text_list_include_font)) {
        const auto box = word.bbox();
        std::printf("%.2f %.2f %.2f %.2f %.2f %d %d %d %s\n", box.left(), box.top(), box.right(),
                    box.bottom(), word.has_font_info() ? word.get_font_size() : box.height(),
                    is_bold(word) ? 1 : 0, word.has_space_after() ? 1 : 0, word.rotation(),
                    utf8_of(word.text()).c_str());
    }
}

Status print_words(const std::string& bytes, int most_pages) {
    const std::unique_ptr<poppler::document> document{poppler::document::load_from_raw_data(
        bytes.data(), static_cast<int>(std::min<std::size_t>(bytes.size(), 0x7FFFFFFF)))};
    if (document == nullptr) return broken;
    if (document->is_locked()) return locked;
    std::printf("pages %d\n", document->pages());
    for (int i = 0; i < std::min(document->pages(), most_pages); ++i) {
        const std::unique_ptr<poppler::page> page{document->create_page(i)};
        print_page(page.get());
    }
    return all_said;
}

} // namespace

int main(int count, char** words) {
    if (count != 2) return wrong_usage;
    bound_memory();
    poppler::set_debug_error_function(silence, nullptr);
    const std::string bytes{std::istreambuf_iterator<char>{std::cin}, {}};
    const auto status = print_words(bytes, std::atoi(words[1]));
    // What fontconfig keeps until the end of a program is no leak of ours.
    std::fflush(stdout);
    std::_Exit(status);
}
