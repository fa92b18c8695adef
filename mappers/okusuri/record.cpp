#include "okusuri/record.hpp"

#include <fmt/format.h>

#include <charconv>

namespace kakehashi::mappers::okusuri {
namespace {

constexpr unsigned kNumberMax = 999;

/// Spaces at both ends, half-width and full-width.
std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kWide = "\xE3\x80\x80";
    const auto take_off = [&](auto starts, auto remove) {
        while (true) {
            if (starts(" ") || starts("\t"))
                remove(std::size_t{1});
            else if (starts(kWide))
                remove(kWide.size());
            else
                return;
        }
    };
    take_off([&](std::string_view space) { return text.starts_with(space); },
             [&](std::size_t size) { text.remove_prefix(size); });
    take_off([&](std::string_view space) { return text.ends_with(space); },
             [&](std::size_t size) { text.remove_suffix(size); });
    return text;
}

unsigned number_of(std::string_view text) {
    unsigned number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() && number <= kNumberMax ? number : 0;
}

}  // namespace

Record::Record(std::string_view line, std::uint32_t offset, std::uint32_t line_number, bool is_header)
    : offset_(offset), line_(line_number) {
    std::size_t begin = 0;
    for (std::size_t end = 0; end != std::string_view::npos; begin = end + 1) {
        end = line.find(',', begin);
        const std::string_view cell = line.substr(begin, end == std::string_view::npos ? end : end - begin);
        columns_.push_back({.text = trimmed(cell), .offset = offset + static_cast<std::uint32_t>(begin)});
    }
    if (is_header) return;
    number_ = number_of(columns_.front().text);
    if (number_ != 0) columns_.erase(columns_.begin());
}

std::string Record::peek(unsigned column) const {
    return column >= 1 && column <= columns_.size() ? std::string(columns_[column - 1].text) : std::string();
}

std::string Record::take(unsigned column, std::string_view target) {
    if (column < 1 || column > columns_.size()) return {};
    columns_[column - 1].fate = FieldFate::mapped;
    columns_[column - 1].detail = target;
    return peek(column);
}

void Record::ignore(unsigned column, std::string_view reason) {
    if (column < 1 || column > columns_.size()) return;
    columns_[column - 1].fate = FieldFate::ignored;
    columns_[column - 1].detail = reason;
}

void Record::forget() {
    for (Column& column : columns_) {
        column.fate = FieldFate::unmapped;
        column.detail = {};
    }
}

std::string Record::place(unsigned column) const {
    if (column == 0) return fmt::format("line {}", line_);
    return number_ == 0 ? fmt::format("line {}, column {}", line_, column)
                        : fmt::format("line {}, {}-{}", line_, number_, column);
}

void account_for(Volume& volume, Account& account) {
    const auto add = [&](Record& record) {
        unsigned position = 0;
        for (Column& column : record.columns()) {
            ++position;
            if (column.text.empty()) continue;
            if (column.fate == FieldFate::unmapped) {
                column.detail = ignored_reason(volume.standard, record, position);
                if (!column.detail.empty()) column.fate = FieldFate::ignored;
            }
            account.fields.push_back({.place = record.place(position),
                                      .fate = column.fate,
                                      .detail = std::string(column.detail),
                                      .offset = column.offset,
                                      .record = record.offset(),
                                      .value = excerpt(column.text)});
        }
    };
    add(volume.header);
    for (Record& record : volume.records) add(record);
}

}  // namespace kakehashi::mappers::okusuri
