#include "transcripts/captions/caption.h"

#include <algorithm>
#include <cstdint>

namespace filrouge::transcripts {
namespace {

constexpr std::int64_t contiguous_ms = 500;
constexpr std::int64_t flash_ms = 100; // between two lines YouTube shows the first alone for 10 ms

bool contiguous(const Caption& before, const Caption& now) {
    return before.ends && now.begins && now.begins->ms <= before.ends->ms + contiguous_ms;
}

bool is_flash(const Caption& caption) {
    return caption.begins && caption.ends && caption.ends->ms - caption.begins->ms <= flash_ms;
}

/// How many of the last lines of `before` are shown again as the first of `now`.
std::size_t repeated_lines(const Caption& before, const Caption& now) {
    if (!contiguous(before, now)) return 0;
    const auto& old = before.lines;
    auto count = std::min(old.size(), now.lines.size());
    while (count > 0 && !std::equal(old.end() - static_cast<std::ptrdiff_t>(count), old.end(),
                                    now.lines.begin())) {
        --count;
    }
    return count;
}

bool scrolls_between(const Caption& before, const Caption& now) {
    const auto repeated = repeated_lines(before, now);
    return repeated > 0 && (now.lines.size() > repeated || is_flash(now) || is_flash(before));
}

/// `now` shows `before`, grown by words at its end.
bool grows_between(const Caption& before, const Caption& now) {
    if (!contiguous(before, now) || before.lines.size() != 1 || now.lines.size() != 1) return false;
    const auto& old = before.lines.front().words;
    const auto& grown = now.lines.front().words;
    return before.lines.front().voice == now.lines.front().voice && grown.size() > old.size() &&
           grown.compare(0, old.size(), old) == 0 && grown[old.size()] == ' ';
}

/// Most of the captions that follow each other at once, and two at least, do it.
template <class Between>
bool habitual(const std::vector<Caption>& captions, Between between) {
    std::size_t pairs = 0;
    std::size_t found = 0;
    for (std::size_t i = 1; i < captions.size(); ++i) {
        if (!contiguous(captions[i - 1], captions[i])) continue;
        ++pairs;
        if (between(captions[i - 1], captions[i])) ++found;
    }
    return found >= 2 && found * 2 >= pairs;
}

std::vector<Caption> grown(std::vector<Caption> captions) {
    std::vector<Caption> result;
    for (auto& caption : captions) {
        const bool longer =
            !result.empty() &&
            (grows_between(result.back(), caption) ||
             (contiguous(result.back(), caption) && result.back().lines == caption.lines));
        if (longer) {
            result.back().lines = std::move(caption.lines);
            result.back().ends = caption.ends;
        } else {
            result.push_back(std::move(caption));
        }
    }
    return result;
}

std::vector<Caption> scrolled(const std::vector<Caption>& captions) {
    std::vector<Caption> result;
    for (std::size_t i = 0; i < captions.size(); ++i) {
        auto fresh = captions[i];
        // Somebody may say "oui" twice; nobody says two lines twice.
        const bool again =
            i > 0 && (fresh.lines.size() > 1 || scrolls_between(captions[i - 1], fresh));
        const auto repeated = again ? repeated_lines(captions[i - 1], fresh) : 0;
        fresh.lines.erase(fresh.lines.begin(),
                          fresh.lines.begin() + static_cast<std::ptrdiff_t>(repeated));
        if (!fresh.lines.empty()) result.push_back(std::move(fresh));
    }
    return result;
}

} // namespace

std::vector<Caption> without_repeats(std::vector<Caption> captions) {
    captions.erase(std::remove_if(captions.begin(), captions.end(),
                                  [](const Caption& c) { return c.lines.empty(); }),
                   captions.end());
    if (habitual(captions, grows_between)) captions = grown(std::move(captions));
    if (habitual(captions, scrolls_between)) captions = scrolled(captions);
    return captions;
}

} // namespace filrouge::transcripts
