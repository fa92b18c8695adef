#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace kakehashi::synth {

/// One CSV row as RFC 4180 wants it: quoted only where needed, CRLF at its end.
inline void append_row(std::string& csv, std::initializer_list<std::string_view> cells) {
    bool first = true;
    for (const std::string_view cell : cells) {
        if (!first) csv += ',';
        first = false;
        if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
            csv += cell;
            continue;
        }
        csv += '"';
        for (const char c : cell) {
            if (c == '"') csv += '"';
            csv += c;
        }
        csv += '"';
    }
    csv += "\r\n";
}

}  // namespace kakehashi::synth
