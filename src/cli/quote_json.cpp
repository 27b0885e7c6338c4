#include "cli/quote_json.h"

namespace filrouge::cli {

using Json = nlohmann::json;

Json quote_json(const publish::Quote& quote) {
    return {{"source", quote.source},
            {"turn", quote.turn == 0 ? Json() : Json(quote.turn)},
            {"speaker", quote.speakers.empty() ? Json() : Json(publish::speaker_of(quote))},
            {"speakers", quote.speakers},
            {"start", quote.span.begin().value()},
            {"end", quote.span.end().value()},
            {"text", quote.text},
            {"code", quote.code},
            {"coder", quote.coder},
            {"memo", quote.memo},
            {"attribution", quote.attribution}};
}

} // namespace filrouge::cli
