#include <gmock/gmock.h>

#include "sample.hpp"
#include "validate/xhtml.hpp"

/// What may stand in a narrative. Source: R4 narrative.html#rules, txt-1, txt-2
namespace kakehashi::profiles {
namespace {

using namespace testing_samples;

std::string div(const std::string& content) {
    return R"(<div xmlns="http://www.w3.org/1999/xhtml">)" + content + "</div>";
}

struct Refused {
    const char* why;
    std::string html;
    XhtmlFault fault;
};
void PrintTo(const Refused& row, std::ostream* out) { *out << row.why; }

class NarrativeRefused : public testing::TestWithParam<Refused> {};
TEST_P(NarrativeRefused, NamesTheFault) {
    const auto found = find_xhtml_fault(GetParam().html);
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->fault, GetParam().fault);
}
INSTANTIATE_TEST_SUITE_P(
    Xhtml, NarrativeRefused,
    testing::Values(
        Refused{"a script", div("<script>x</script>"), XhtmlFault::element},
        Refused{"a form", div("<form>x</form>"), XhtmlFault::element},
        Refused{"changes (HTML 4.0 9.4)", div("<ins>x</ins>"), XhtmlFault::element},
        Refused{"names are in lower case", div("<P>x</P>"), XhtmlFault::element},
        Refused{"a handler of events", div(R"(<p onclick="x">x</p>)"), XhtmlFault::attribute},
        Refused{"an attribute of another element", div(R"(<p href="http://a.example">x</p>)"), XhtmlFault::attribute},
        Refused{"a colour", div(R"(<table><tr><td bgcolor="red">x</td></tr></table>)"), XhtmlFault::attribute},
        Refused{"an entity of HTML", div("a&nbsp;b"), XhtmlFault::entity},
        Refused{"an ampersand alone", div("a & b"), XhtmlFault::malformed},
        Refused{"an opening bracket alone", div("a < b"), XhtmlFault::malformed},
        Refused{"no end tag", div("<p>x"), XhtmlFault::malformed},
        Refused{"tags that cross", div("<b><i>x</b></i>"), XhtmlFault::malformed},
        Refused{"an attribute without an end", R"(<div xmlns="http://www.w3.org/1999/xhtml)", XhtmlFault::malformed},
        Refused{"a comment without an end", div("<!-- x"), XhtmlFault::malformed},
        Refused{"a table in a paragraph", div("<p><table><tr><td>x</td></tr></table></p>"), XhtmlFault::in_paragraph},
        Refused{"a paragraph deep in a paragraph", div("<p><b><p>x</p></b></p>"), XhtmlFault::in_paragraph},
        Refused{"no namespace", "<div>x</div>", XhtmlFault::namespace_},
        Refused{"another namespace", R"(<div xmlns="http://a.example">x</div>)", XhtmlFault::namespace_},
        Refused{"another namespace inside", div(R"(<p xmlns="http://a.example">x</p>)"), XhtmlFault::namespace_},
        Refused{"an empty link", div(R"(<a href="">x</a>)"), XhtmlFault::link},
        Refused{"a link with a blank", div(R"(<a href="a b">x</a>)"), XhtmlFault::link},
        Refused{"a link that runs a script", div(R"(<a href="javascript:x">x</a>)"), XhtmlFault::active_content}));

class NarrativeAccepted : public testing::TestWithParam<std::string> {};
TEST_P(NarrativeAccepted, IsGood) { EXPECT_FALSE(find_xhtml_fault(div(GetParam())).has_value()); }
INSTANTIATE_TEST_SUITE_P(Xhtml, NarrativeAccepted,
                         testing::Values("x", "&amp;&lt;&#160;&#x3042;", "<br/><hr/>", "<!-- x -->x", "<![CDATA[a < b]]>",
                                         R"(<p id="a" class='b' style="c" title="d" lang="ja" xml:lang="ja">x</p>)",
                                         R"(<a href="#a" name="b">x</a>)", R"(<img src="http://a.example/x.png" alt="x"/>)",
                                         "<table><tbody><tr><td nowrap=\"nowrap\" colspan=\"2\">x</td></tr></tbody></table>"));

TEST(Narrative, AFaultIsNamedAtTheDiv) {
    const Validator validator = load();
    const auto check = [&](const std::string& html) {
        return errors(validate(validator, R"({"resourceType":"Patient","text":{"status":"generated","div":")" + html +
                                              R"("}})"));
    };
    EXPECT_THAT(check("<div xmlns='http://www.w3.org/1999/xhtml'>x</div>"), testing::IsEmpty());
    EXPECT_THAT(check("<div xmlns='http://www.w3.org/1999/xhtml'><u>x</u></div>"),
                testing::ElementsAre("error narrative-element @ Patient.text.div"));
    EXPECT_THAT(check("<div xmlns='http://www.w3.org/1999/xhtml'><img src='#none' alt='x'/></div>"),
                testing::ElementsAre("error narrative-link @ Patient.text.div"));
}

}  // namespace
}  // namespace kakehashi::profiles
