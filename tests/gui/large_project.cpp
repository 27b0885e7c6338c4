#include "gui/large_project.h"

#include "gui/gui.h"
#include "workbench/workbench.h"

#include <catch2/catch.hpp>

namespace filrouge::gui_test {
namespace {

template <class Entity>
void put_all(store::Edit& edit, const Delta<Entity>& delta) {
    for (const auto& entity : delta.came) edit.put(entity);
}

/// As long as the study's own text, line by line.
Text text_of(std::size_t source) {
    auto text = bench::study_text();
    std::size_t line = 0;
    for (std::size_t at = 0; at != std::string::npos && at + 40 < text.size();
         at = text.find('\n', at + 1)) {
        auto words = "réseau " + std::to_string(source) + " réunion " + std::to_string(line++);
        words.resize(25, ' '); // two letters of two bytes
        text.replace(at + 1, 23, words);
    }
    return Text::clean(text).value();
}

} // namespace

std::filesystem::path make_large_project(const std::string& name, const bench::StudySize& size) {
    const auto path = folder() / (name + ".filrouge");
    workbench::OpenOptions options;
    options.coder = "anne";
    auto bench = workbench::Workbench::create(path, {name, "fr"}, options);
    REQUIRE(bench);
    auto study = bench::make_study(size);
    REQUIRE((*bench)->edit("Study", [&](store::Edit& edit) {
        put_all(edit, study.coders);
        std::size_t number = 0;
        for (auto& source : study.sources.came) {
            const auto text = text_of(number++);
            source.text_hash = store::sha256_hex(text.utf8());
            source.characters = text.size();
            edit.put(source);
            edit.put_text(source.id, text);
        }
        put_all(edit, study.participants);
        put_all(edit, study.turns);
        put_all(edit, study.variables);
        put_all(edit, study.values);
        put_all(edit, study.codes);
        put_all(edit, study.codings);
    }));
    return path;
}

} // namespace filrouge::gui_test
