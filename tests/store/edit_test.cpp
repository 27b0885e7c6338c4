#include "store/describe.h"
#include "store/sample.h"
#include "support/printers.h"

#include <algorithm>

using namespace filrouge;
using namespace filrouge::test;
using store::Edit;
using store::ProjectFile;

namespace {

struct Fixture {
    Folder folder;
    Ids ids;
    Sample sample{ids};
    ProjectFile file = create_sample(folder.project(), sample);

    Result<Change> edit(const std::function<void(Edit&)>& write) {
        return file.edit({"Edit", sample.anne.id}, write);
    }
};

} // namespace

TEST_CASE_METHOD(Fixture, "putting a thing again replaces it") {
    Code renamed = sample.coffee;
    renamed.name = "Café";
    renamed.labels.clear();
    Coding longer = sample.passage;
    longer.span = cp_span(32, 41);
    const auto change = edit([&](Edit& e) {
                            e.put(renamed);
                            e.put(longer);
                        }).value();
    REQUIRE(change.codes.changed.size() == 1);
    CHECK(change.codes.changed[0].name == "Café");
    CHECK(change.codes.changed[0].parent == sample.levers.id);
    CHECK(change.codes.came.empty());
    REQUIRE(change.codings.changed.size() == 1);
    CHECK(change.codings.changed[0].span == cp_span(32, 41));
    const auto project = file.load().value();
    CHECK(project.codebook().at(sample.coffee.id).name == "Café");
    CHECK(project.codings().at(project.codings().row_of(longer.id)).span == cp_span(32, 41));
}

TEST_CASE_METHOD(Fixture, "the project's name and language can change") {
    ProjectInfo info = sample.info;
    info.name = "Autre nom";
    const auto change = edit([&](Edit& e) { e.put(info); }).value();
    REQUIRE(change.info);
    CHECK(change.info->name == "Autre nom");
    CHECK(file.load().value().info.name == "Autre nom");
    CHECK(file.undo({}).value().info->name == sample.info.name);
}

TEST_CASE_METHOD(Fixture, "a corrected text is told") {
    const auto text = make_text("Corrigé");
    Source source = sample.group;
    source.characters = text.size();
    const auto change = edit([&](Edit& e) {
                            e.put(source);
                            e.put_text(source.id, text);
                        }).value();
    CHECK(change.texts == std::vector<SourceId>{source.id});
    CHECK(file.text(source.id).value().utf8() == "Corrigé");
    CHECK(file.undo({}).value().texts == std::vector<SourceId>{source.id});
    CHECK(file.text(source.id).value().utf8() == sample.group_text.utf8());
}

TEST_CASE_METHOD(Fixture, "removing a source takes what hangs on it") {
    const auto before = dump_tracked(file);
    const auto change = edit([&](Edit& e) { e.remove(sample.group.id); }).value();
    CHECK(change.sources.went == std::vector{sample.group.id});
    CHECK(change.turns.went.size() == 2);
    CHECK(change.codings.went.size() == 2);
    CHECK(change.values.went == std::vector{sample.group_cycle.id});
    CHECK(change.memos.went.size() == 2); // on the source, on a coding
    CHECK(change.texts.empty());
    CHECK(file.has_original(sample.group.original));
    CHECK(file.check().empty());
    done(file.undo({}));
    CHECK(dump_tracked(file) == before);
}

TEST_CASE_METHOD(Fixture, "removing a code takes the codes below, codings, relations and memos") {
    const auto before = dump_tracked(file);
    const auto change = edit([&](Edit& e) { e.remove(sample.tensions.id); }).value();
    CHECK(change.codes.went == std::vector{sample.tensions.id, sample.time.id});
    CHECK(change.codings.went == std::vector{sample.weighed.id});
    CHECK(change.relations.went == std::vector{sample.regulates.id});
    CHECK(change.memos.went.size() == 1);
    CHECK(file.check().empty());
    const auto back = file.undo({}).value();
    CHECK(back.codes.came.size() == 2);
    CHECK(back.codings.came.size() == 1);
    CHECK(dump_tracked(file) == before);
}

TEST_CASE_METHOD(Fixture, "removing a participant leaves the turns without speaker") {
    const auto change = edit([&](Edit& e) { e.remove(sample.nadia.id); }).value();
    CHECK(change.participants.went == std::vector{sample.nadia.id});
    REQUIRE(change.turns.changed.size() == 1);
    CHECK(change.turns.changed[0].speaker.is_nil());
    CHECK(change.values.went == std::vector{sample.nadia_sector.id});
    CHECK(change.memos.went.size() == 1);
    CHECK(file.check().empty());
}

TEST_CASE_METHOD(Fixture, "the other removals") {
    const auto change = edit([&](Edit& e) {
                            e.remove(sample.cycle.id);
                            e.remove(sample.nadia_sector.id);
                            e.remove(sample.regulates.id);
                            e.remove(sample.passage.id);
                            e.remove(sample.memos[0].id);
                            e.remove(sample.question.id);
                        }).value();
    CHECK(change.variables.went == std::vector{sample.cycle.id});
    CHECK(change.values.went.size() == 2);
    CHECK(change.relations.went == std::vector{sample.regulates.id});
    CHECK(change.codings.went == std::vector{sample.passage.id});
    CHECK(change.memos.went.size() == 2); // the project's, and the coding's with its coding
    CHECK(change.turns.went == std::vector{sample.question.id});
    CHECK(file.check().empty());
}

TEST_CASE_METHOD(Fixture, "an edit that changes nothing leaves no trace") {
    const auto entries = file.history().size();
    const auto nothing = edit([&](Edit& e) {
        e.put(sample.passage); // as it is already
        e.remove(ids.next<CodeId>());
        const auto fleeting = Coder{ids.next<CoderId>(), "Passager", {}};
        e.put(fleeting);
    });
    CHECK(nothing.value().coders.came.size() == 1);
    CHECK(file.history().size() == entries + 1);
    const auto really_nothing = edit([&](Edit& e) { e.put(sample.passage); });
    CHECK(really_nothing.value().label.empty());
    CHECK(really_nothing.value().codings.empty());
    CHECK(file.history().size() == entries + 1);
}

TEST_CASE_METHOD(Fixture, "a throwing edit leaves the file as it was") {
    const auto before = dump_tracked(file);
    const auto entries = file.history().size();
    const auto failure = edit([&](Edit& e) {
        e.remove(sample.group.id);
        throw Failure{Error{ErrorCode::cancelled, "Stopped by the user", ""}};
    });
    CHECK(failure.error().code == ErrorCode::cancelled);
    CHECK(failure.error().what == "Stopped by the user");
    const auto surprise = edit([&](Edit& e) {
        e.remove(sample.tensions.id);
        e.keep_original("never kept");
        throw std::out_of_range{"a bug"};
    });
    CHECK(surprise.error().code == ErrorCode::failed);
    CHECK(surprise.error().what.find("a bug") != std::string::npos);
    CHECK(dump_tracked(file) == before);
    CHECK(file.history().size() == entries);
    CHECK_FALSE(file.has_original(store::sha256_hex("never kept")));
    CHECK(edit([&](Edit& e) { e.remove(sample.passage.id); }).ok());
}

TEST_CASE_METHOD(Fixture, "what breaks a rule of the file is refused whole") {
    const auto before = dump_tracked(file);
    auto coding = sample.passage;
    coding.id = ids.next<CodingId>();
    SECTION("a code that does not exist") {
        coding.code = ids.next<CodeId>();
    }
    SECTION("a coder that does not exist") {
        coding.coder = ids.next<CoderId>();
    }
    SECTION("no coder") {
        coding.coder = {};
    }
    SECTION("nothing coded") {
        coding.span = cp_span(5, 5);
    }
    SECTION("a memo that is not UTF-8") {
        coding.memo = "\xe9t\xe9";
    }
    const auto refused = edit([&](Edit& e) {
        e.remove(sample.weighed.id);
        e.put(coding);
    });
    CHECK(refused.error().code == ErrorCode::invalid_input);
    CHECK_FALSE(refused.error().hint.empty());
    CHECK(dump_tracked(file) == before);
}

TEST_CASE_METHOD(Fixture, "the order of writes within an edit does not matter") {
    const auto coder = Coder{ids.next<CoderId>(), "Chloé", {}};
    auto coding = sample.passage;
    coding.id = ids.next<CodingId>();
    coding.coder = coder.id;
    CHECK(edit([&](Edit& e) {
              e.put(coding);
              e.put(coder);
          }).ok());
    CHECK(file.check().empty());
}

TEST_CASE_METHOD(Fixture, "a file open for reading is not written") {
    file = ProjectFile{std::move(file)};
    { const auto closed = std::move(file); }
    const auto bytes = read_bytes(folder.project());
    auto reader = ProjectFile::open(folder.project(), ProjectFile::Access::read_only).value();
    CHECK(reader.edit({"x", {}}, [&](Edit& e) { e.remove(sample.group.id); }).error().code ==
          ErrorCode::unreadable);
    CHECK(reader.undo({}).error().code == ErrorCode::unreadable);
    CHECK(reader.undo_label() == "Set up the study");
    CHECK(reader.check().empty());
    CHECK(read_bytes(folder.project()) == bytes);
    CHECK(folder.names().size() == 1);
    file = std::move(reader);
}
