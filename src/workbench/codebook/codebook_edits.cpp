#include "workbench/codebook/codebook_edits.h"

#include "core/fold.h"
#include "exchange/codebook_file.h"
#include "platform/files.h"
#include "workbench/codebook/codebook_rules.h"

#include <fmt/format.h>

#include <array>
#include <map>
#include <set>

namespace filrouge::workbench {
namespace {

constexpr std::size_t max_codebook_bytes = 20u << 20;

/// Colours that differ for colour-blind readers too (Tol 2021, "muted" and "bright").
constexpr std::array<Colour, 14> palette{{{68, 119, 170},
                                          {238, 102, 119},
                                          {34, 136, 51},
                                          {204, 187, 68},
                                          {102, 204, 238},
                                          {170, 51, 119},
                                          {136, 34, 85},
                                          {17, 119, 51},
                                          {51, 34, 136},
                                          {221, 204, 119},
                                          {153, 153, 51},
                                          {68, 170, 153},
                                          {204, 102, 119},
                                          {136, 204, 238}}};

Colour least_used_colour(const Codebook& codebook) {
    std::array<std::size_t, palette.size()> used{};
    for (const auto& id : codebook.in_order()) {
        for (std::size_t i = 0; i < palette.size(); ++i) {
            if (palette[i] == codebook.at(id).colour) ++used[i];
        }
    }
    return palette[static_cast<std::size_t>(std::min_element(used.begin(), used.end()) -
                                            used.begin())];
}

std::vector<std::string> split_path(std::string_view path) {
    std::vector<std::string> names;
    while (true) {
        const auto slash = path.find('/');
        names.emplace_back(path.substr(0, slash));
        if (slash == std::string_view::npos) return names;
        path.remove_prefix(slash + 1);
    }
}

bool has_ending(const std::filesystem::path& file, std::string_view ending) {
    return fold(file.extension().string()) == ending;
}

Error unknown_ending(const std::filesystem::path& file) {
    return {ErrorCode::invalid_input,
            fmt::format("{} is not a codebook file by its name", file.filename().string()),
            "Codebooks end in .yaml, .yml or .csv"};
}

constexpr std::array texts_of_code{&Code::definition, &Code::use, &Code::do_not_use, &Code::example,
                                   &Code::references};

/// Nothing that is empty in the file takes anything away: a table of names alone may follow the
/// definitions, not wipe them. The name stays as the project writes it, by which it was found.
Code brought_up_to_date(const Code& now, const exchange::CodebookDraft::Node& node) {
    auto code = now;
    for (const auto& [language, label] : node.code.labels) code.labels[language] = label;
    if (node.has_colour) code.colour = node.code.colour;
    if (node.has_polarity) code.polarity = node.code.polarity;
    for (const auto text : texts_of_code) {
        if (!(node.code.*text).empty()) code.*text = node.code.*text;
    }
    return code;
}

bool says_same(const Code& a, const Code& b) {
    return a.labels == b.labels && a.colour == b.colour && a.polarity == b.polarity &&
           std::all_of(texts_of_code.begin(), texts_of_code.end(),
                       [&](const auto text) { return a.*text == b.*text; });
}

/// Puts a draft's codes under ids: those of the project where the path is known, new ones else.
class DraftMerger {
  public:
    explicit DraftMerger(Workbench& bench) : bench_{bench}, codebook_{bench.project().codebook()} {}

    CodebookReport put(const exchange::CodebookDraft& draft, store::Edit& edit) {
        for (const auto& node : draft.nodes) put(node, edit);
        for (const auto& node : draft.nodes) link(node, edit);
        return report_;
    }

  private:
    void put(const exchange::CodebookDraft::Node& node, store::Edit& edit) {
        const auto slash = node.path.rfind('/');
        const auto parent =
            slash == std::string::npos ? CodeId{} : ids_.at(node.path.substr(0, slash));
        if (const auto known = child_named(codebook_, parent, node.code.name)) {
            ids_.emplace(node.path, *known);
            const auto& now = codebook_.at(*known);
            const auto code = brought_up_to_date(now, node);
            if (says_same(code, now)) return;
            report_.changed.push_back(node.path);
            edit.put(code);
            return;
        }
        auto code = node.code;
        code.id = bench_.new_id<CodeId>();
        code.parent = parent;
        code.position = next_.try_emplace(parent, next_position(codebook_, parent)).first->second++;
        if (!node.has_colour) code.colour = palette[ids_.size() % palette.size()];
        ids_.emplace(node.path, code.id);
        report_.added.push_back(node.path);
        edit.put(code);
    }

    void link(const exchange::CodebookDraft::Node& node, store::Edit& edit) {
        for (const auto& [type, target] : node.relations) {
            const Relation relation{bench_.new_id<RelationId>(), type, ids_.at(node.path),
                                    ids_.at(target)};
            if (is_there(relation)) continue;
            edit.put(relation);
            ++report_.relations;
        }
    }

    [[nodiscard]] bool is_there(const Relation& wanted) const {
        for (const auto& there : codebook_.relations_from(wanted.from)) {
            if (there.type == wanted.type && there.to == wanted.to) return true;
        }
        return false;
    }

    Workbench& bench_;
    const Codebook& codebook_;
    std::map<std::string, CodeId> ids_;
    std::map<CodeId, std::uint32_t> next_;
    CodebookReport report_;
};

} // namespace

Result<CodebookReport> import_codebook(Workbench& bench, const std::filesystem::path& file,
                                       Trial trial) {
    const bool yaml = has_ending(file, ".yaml") || has_ending(file, ".yml");
    if (!yaml && !has_ending(file, ".csv")) return unknown_ending(file);
    auto bytes = platform::read_file(file, max_codebook_bytes);
    if (!bytes) return bytes.error();
    const auto name = file.filename().string();
    auto draft = yaml ? exchange::read_codebook_yaml(*bytes, name)
                      : exchange::read_codebook_csv(*bytes, name);
    if (!draft) return draft.error();
    CodebookReport report;
    auto done =
        edit_or_try(bench, trial, fmt::format("Import codebook {}", name), [&](store::Edit& edit) {
            report = DraftMerger{bench}.put(*draft, edit);
            return !report.added.empty() || !report.changed.empty() || report.relations > 0;
        });
    if (!done) return done.error();
    return report;
}

Result<std::string> export_codebook(const Workbench& bench, const std::filesystem::path& file,
                                    CsvForm form) {
    const auto& project = bench.project();
    if (has_ending(file, ".csv")) return exchange::write_codebook_csv(project.codebook(), form);
    if (!has_ending(file, ".yaml") && !has_ending(file, ".yml")) return unknown_ending(file);
    return exchange::write_codebook_yaml(project.codebook(), project.info.name,
                                         project.info.language);
}

Result<CodeId> add_code(Workbench& bench, const NewCode& wanted,
                        const std::function<void(store::Edit&, const CodeId&)>& also) {
    const auto& codebook = bench.project().codebook();
    const auto names = split_path(wanted.path);
    std::vector<Code> fresh;
    CodeId parent;
    auto polarity = Polarity::none;
    for (const auto& name : names) {
        const bool last = &name == &names.back();
        const auto known = fresh.empty() ? child_named(codebook, parent, name) : std::nullopt;
        if (known && !last) {
            parent = *known;
            polarity = codebook.at(parent).polarity;
            continue;
        }
        if (auto fits =
                check_name(codebook, fresh.empty() ? parent : bench.new_id<CodeId>(), name, {});
            !fits) {
            return fits.error();
        }
        Code code;
        code.id = bench.new_id<CodeId>();
        code.parent = parent;
        code.position = fresh.empty() ? next_position(codebook, parent) : 0;
        code.name = name;
        code.colour = wanted.colour.value_or(least_used_colour(codebook));
        code.polarity = wanted.polarity.value_or(polarity);
        if (last) {
            code.definition = wanted.definition;
            code.use = wanted.use;
            code.do_not_use = wanted.do_not_use;
        }
        parent = code.id;
        fresh.push_back(code);
    }
    auto done = bench.edit(fmt::format("Add code \"{}\"", wanted.path), [&](store::Edit& edit) {
        for (const auto& code : fresh) edit.put(code);
        if (also) also(edit, fresh.back().id);
    });
    if (!done) return done.error();
    return fresh.back().id;
}

std::string label_of_change(const std::string& before, const std::string& name) {
    return before == name ? fmt::format("Change code \"{}\"", name)
                          : fmt::format("Rename code \"{}\" to \"{}\"", before, name);
}

Result<void> change_code(Workbench& bench, const Code& code) {
    const auto& codebook = bench.project().codebook();
    const auto* now = codebook.find(code.id);
    if (now == nullptr) return unknown_code();
    if (auto fits = check_name(codebook, now->parent, code.name, code.id); !fits)
        return fits.error();
    auto changed = code;
    changed.parent = now->parent;
    changed.position = now->position;
    return bench.edit(label_of_change(now->name, code.name),
                      [&](store::Edit& edit) { edit.put(changed); });
}

Result<void> rename_code(Workbench& bench, const CodeId& id, const std::string& name) {
    const auto* now = bench.project().codebook().find(id);
    if (now == nullptr) return unknown_code();
    auto code = *now;
    code.name = name;
    return change_code(bench, code);
}

Result<void> move_code(Workbench& bench, const CodeId& id, const CodeId& parent) {
    const auto& codebook = bench.project().codebook();
    const auto* now = codebook.find(id);
    if (now == nullptr || (!parent.is_nil() && codebook.find(parent) == nullptr))
        return unknown_code();
    if (now->parent == parent) return {};
    if (id == parent || codebook.is_below(parent, id)) {
        return Error{ErrorCode::invalid_input,
                     fmt::format("\"{}\" cannot be put below itself", codebook.path(id)),
                     "Choose a code outside of it"};
    }
    if (auto fits = check_name(codebook, parent, now->name, id); !fits) return fits.error();
    auto code = *now;
    code.parent = parent;
    code.position = next_position(codebook, parent);
    return bench.edit(fmt::format("Move code \"{}\"", code.name),
                      [&](store::Edit& edit) { edit.put(code); });
}

Result<std::size_t> delete_code(Workbench& bench, const CodeId& id) {
    const auto& project = bench.project();
    if (project.codebook().find(id) == nullptr) return unknown_code();
    const auto all = project.codebook().with_descendants(id);
    const auto& columns = project.all_codings();
    std::vector<std::size_t> gone(columns.code_numbers().size(), 0);
    for (const auto& code : all) {
        const auto number = columns.code_numbers().find(code);
        if (number < gone.size()) gone[number] = 1;
    }
    std::size_t codings = 0;
    for (const auto code : columns.codes()) codings += gone[code];
    auto done = bench.edit(fmt::format("Delete code \"{}\"", project.codebook().at(id).name),
                           [&](store::Edit& edit) { edit.remove(id); });
    if (!done) return done.error();
    return codings;
}

Result<void> relate_codes(Workbench& bench, const CodeId& from, const std::string& type,
                          const CodeId& to) {
    const auto& codebook = bench.project().codebook();
    if (codebook.find(from) == nullptr || codebook.find(to) == nullptr) return unknown_code();
    if (type.empty() || from == to) {
        return Error{ErrorCode::invalid_input, "A relation needs a type and two different codes",
                     ""};
    }
    for (const auto& there : codebook.relations_from(from)) {
        if (there.type == type && there.to == to) {
            return Error{ErrorCode::already_exists,
                         fmt::format("\"{}\" {} \"{}\" already", codebook.path(from), type,
                                     codebook.path(to)),
                         ""};
        }
    }
    return bench.edit(
        fmt::format("Relate \"{}\" and \"{}\"", codebook.at(from).name, codebook.at(to).name),
        [&](store::Edit& edit) {
            edit.put(Relation{bench.new_id<RelationId>(), type, from, to});
        });
}

Result<void> unrelate_codes(Workbench& bench, const RelationId& id) {
    const auto& codebook = bench.project().codebook();
    const auto it = codebook.relations().find(id);
    if (it == codebook.relations().end()) {
        return Error{ErrorCode::not_found, "There is no such relation", ""};
    }
    return bench.edit(fmt::format("Unrelate \"{}\" and \"{}\"", codebook.at(it->second.from).name,
                                  codebook.at(it->second.to).name),
                      [&](store::Edit& edit) { edit.remove(id); });
}

} // namespace filrouge::workbench
