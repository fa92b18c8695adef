#include "csv/table.hpp"

#include <algorithm>

namespace kakehashi::mappers::csv {
namespace {

/// Reads a text from left to right, cell by cell.
class Splitter {
public:
    Splitter(std::string_view text, char separator) : text_(text), separator_(separator) {}

    [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }

    Record record() {
        Record record{.line = line_, .cells = {}, .unterminated = false};
        while (true) {
            record.cells.push_back(cell(record.unterminated));
            if (at_end() || text_[at_] != separator_) break;
            ++at_;
        }
        end_line();
        return record;
    }

private:
    Cell cell(bool& unterminated) {
        Cell cell{.text = {}, .offset = static_cast<std::uint32_t>(at_)};
        // Excel's way to keep leading zeros: ="001"
        if (text_.substr(at_, 2) == "=\"") ++at_;
        if (!at_end() && text_[at_] == '"') {
            ++at_;
            quoted(cell.text, unterminated);
        }
        while (!at_end() && text_[at_] != separator_ && text_[at_] != '\n' && text_[at_] != '\r')
            cell.text += text_[at_++];
        return cell;
    }

    void quoted(std::string& out, bool& unterminated) {
        while (!at_end()) {
            if (text_[at_] != '"') {
                line_ += text_[at_] == '\n' ? 1 : 0;
                out += text_[at_++];
            } else if (text_.substr(at_, 2) == "\"\"") {
                out += '"';
                at_ += 2;
            } else {
                ++at_;
                return;
            }
        }
        unterminated = true;
    }

    void end_line() {
        if (text_.substr(at_, 2) == "\r\n") {
            at_ += 2;
        } else if (!at_end()) {
            ++at_;
        }
        ++line_;
    }

    std::string_view text_;
    char separator_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
};

bool is_blank(const Record& record) {
    return std::all_of(record.cells.begin(), record.cells.end(), [](const Cell& cell) { return cell.text.empty(); });
}

}  // namespace

std::vector<Record> split_records(std::string_view text, char separator) {
    std::vector<Record> records;
    Splitter splitter(text, separator);
    while (!splitter.at_end()) {
        Record record = splitter.record();
        if (!is_blank(record) || record.unterminated) records.push_back(std::move(record));
    }
    return records;
}

}  // namespace kakehashi::mappers::csv
