#include "store/describe.h"
#include "store/random_edits.h"
#include "store/sample.h"
#include "support/printers.h"

#include <map>

using namespace filrouge;
using namespace filrouge::test;
using store::Edit;
using store::EntityKind;
using store::ProjectFile;
using store::Touch;

namespace {

struct Fixture {
    Folder folder;
    Ids ids;
    Sample sample{ids};
    ProjectFile file = create_sample(folder.project(), sample);

    HistoryId edit(const std::string& label, const std::function<void(Edit&)>& write) {
        done(file.edit({label, sample.anne.id}, write));
        return file.history().back().id;
    }
    template <class AnyId>
    std::vector<std::string> about(const AnyId& id) {
        std::vector<std::string> labels;
        const auto entries = file.entries_about(id).value();
        for (const auto& entry : entries) labels.push_back(entry.label);
        return labels;
    }
};

using Labels = std::vector<std::string>;

} // namespace

TEST_CASE_METHOD(Fixture, "an entry says what it touched") {
    const auto first = file.history().front().id;
    const auto all = file.touched_by(first, 3).value();
    CHECK(all.entities.size() == 3);
    CHECK(all.entities[0].kind == EntityKind::coder);
    CHECK(all.entities[0].id == sample.anne.id.bytes);
    CHECK(all.entities[2].kind == EntityKind::source);
    std::size_t counted = 0;
    for (const auto& count : all.counts) counted += count.count;
    CHECK(all.total == counted);
    CHECK(all.total == 24);

    const auto removal = edit("Remove", [&](Edit& e) {
        e.remove(sample.passage.id);
        auto code = sample.time;
        code.name = "Temps";
        e.put(code);
    });
    const auto touched = file.touched_by(removal).value();
    REQUIRE(touched.entities.size() == 3);
    CHECK(touched.entities[0].kind == EntityKind::code);
    CHECK(touched.entities[0].touch == Touch::changed);
    CHECK(touched.entities[1].kind == EntityKind::coding);
    CHECK(touched.entities[1].touch == Touch::went);
    CHECK(touched.entities[1].id == sample.passage.id.bytes);
    CHECK(touched.entities[2].kind == EntityKind::memo);
    CHECK(file.touched_by(ids.next<HistoryId>()).error().code == ErrorCode::not_found);
}

TEST_CASE_METHOD(Fixture, "the entries about a code or a coding are found") {
    auto code = sample.time;
    code.name = "Temps";
    edit("Rename", [&](Edit& e) { e.put(code); });
    const Memo memo{ids.next<MemoId>(), code.id, "Note", {}, {1}, {1}};
    edit("Note", [&](Edit& e) { e.put(memo); });
    auto longer = memo;
    longer.text = "Note plus longue";
    edit("Change the note", [&](Edit& e) { e.put(longer); });
    edit("Unrelate", [&](Edit& e) { e.remove(sample.regulates.id); });
    auto coding = sample.passage;
    coding.id = ids.next<CodingId>();
    coding.code = code.id;
    edit("Code", [&](Edit& e) { e.put(coding); });
    done(file.undo({}));
    CHECK(about(code.id) ==
          Labels{"Set up the study", "Rename", "Note", "Change the note", "Unrelate"});
    CHECK(about(coding.id) == Labels{"Code", "Undo: Code"});
    CHECK(about(ids.next<CodeId>()).empty());
}

TEST_CASE_METHOD(Fixture, "what went with a code is known") {
    const auto text_hash = sample.group.text_hash;
    CHECK(file.gone_with(sample.coffee.id).value().codings.empty());
    edit("Delete", [&](Edit& e) { e.remove(sample.coffee.id); });
    const auto gone = file.gone_with(sample.coffee.id).value();
    REQUIRE(gone.codings.size() == 1);
    CHECK(gone.codings[0].coding.id == sample.passage.id);
    CHECK(gone.codings[0].coding.span == sample.passage.span);
    CHECK(gone.codings[0].text_hash == text_hash);
    CHECK(gone.relations.size() == 1);
    REQUIRE(gone.memos.size() == 1);
    CHECK(gone.memos[0].subject == decltype(Memo::subject){sample.passage.id});
    CHECK(file.gone_with(sample.passage.id).value().memos.size() == 1);
    CHECK(file.kept_text(text_hash).value().utf8() == sample.group_text.utf8());
    CHECK(file.kept_text("0").error().code == ErrorCode::not_found);
    done(file.undo({}));
    CHECK(file.gone_with(sample.coffee.id).value().codings.empty());
}

TEST_CASE("codes and codings are as they were after every entry", "[property]") {
    const auto seed = GENERATE(31U, 32U, 33U);
    CAPTURE(seed);
    const Folder folder;
    Ids ids{seed};
    const Sample sample{ids};
    auto file = create_sample(folder.project(), sample);
    RandomEdits random{seed, ids};
    Project project = file.load().value();
    struct Then {
        std::map<CodeId, Code> codes;
        std::map<CodingId, Coding> codings;
    };
    std::map<HistoryId, Then> states;
    const auto remember = [&] {
        Then then;
        for (const auto& id : project.codebook().in_order())
            then.codes[id] = project.codebook().at(id);
        for (std::uint32_t row = 0; row < project.codings().size(); ++row)
            then.codings[project.codings().ids()[row]] = project.codings().at(row);
        states[file.history().back().id] = std::move(then);
    };
    remember();
    for (int i = 0; i < 80; ++i) {
        const auto change =
            random.below(4) == 0 && file.undo_label()
                ? done(file.undo({}))
                : done(file.edit({"Edit", {}}, [&](Edit& e) { random.write(e, project); }));
        project.apply(change);
        if (change.info) project.info = *change.info;
        remember();
        if (!file.undo_label()) break;
    }
    std::map<CodeId, Code> codes;
    std::map<CodingId, Coding> codings;
    for (const auto& [entry, then] : states) {
        codes.insert(then.codes.begin(), then.codes.end());
        codings.insert(then.codings.begin(), then.codings.end());
    }
    for (const auto& [entry, then] : states) {
        for (const auto& [id, any] : codes) {
            const auto past = file.code_at(id, entry).value();
            const auto known = then.codes.find(id);
            REQUIRE(past.has_value() == (known != then.codes.end()));
            if (!past) continue;
            CHECK(past->name == known->second.name);
            CHECK(past->parent == known->second.parent);
            CHECK(past->labels == known->second.labels);
        }
        for (const auto& [id, any] : codings) {
            const auto past = file.coding_at(id, entry).value();
            const auto known = then.codings.find(id);
            REQUIRE(past.has_value() == (known != then.codings.end()));
            if (!past) continue;
            CHECK(past->coding.span == known->second.span);
            CHECK(past->coding.memo == known->second.memo);
            CHECK(past->coding.weight == known->second.weight);
        }
    }
}
