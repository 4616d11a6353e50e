using System.Text;
using ChatDigestBot.Articles.Cleaning;
using ChatDigestBot.Articles.Reading;
using ChatDigestBot.Articles.Reading.Dates;

namespace ChatDigestBot.Tests.Articles.Reading;

public sealed class OtherHeadsTests
{
    [Theory]
    [InlineData("+++\ntitle = \"标题\"\ndate = 2026-11-28T08:00:00+08:00\ncategories = [\"甲\", \"乙\"]\n+++\n正文。")]
    [InlineData("\n+++\ntitle = '标题'\ndate = 2026-11-28 08:00:00\ncategories = [\n  '甲',\n  '乙',\n]\n[params]\nfeatured = true\n+++\n正文。")]
    [InlineData("{\n  \"title\": \"标题\",\n  \"date\": \"2026-11-28 08:00:00\",\n  \"categories\": [\"甲\", \"乙\"],\n}\n正文。")]
    [InlineData(";;;\n\"title\": \"标题\",\n\"date\": \"2026-11-28 08:00:00\",\n\"categories\": [\"甲\", \"乙\"]\n;;;\n正文。")]
    [InlineData("title: 标题\ndate: 2026-11-28 08:00:00\ncategories:\n - 甲\n - 乙\n---\n正文。")]
    [InlineData("Title: 标题\nDate: 2026-11-28 08:00:00\nCategories:\n  - 甲\n  - 乙\n\n正文。")]
    [InlineData("---yaml\ntitle: 标题\ndate: 2026-11-28 08:00:00\ncategories: [甲, 乙]\n---\n正文。")]
    [InlineData("---toml\ntitle = \"标题\"\ndate = 2026-11-28T08:00:00+08:00\ncategories = [\"甲\", \"乙\"]\n---\n正文。")]
    [InlineData("---json\n{\"title\": \"标题\", \"date\": \"2026-11-28 08:00:00\", \"categories\": [\"甲\", \"乙\"]}\n---\n正文。")]
    [InlineData("---js\n{\"title\": \"标题\", \"date\": \"2026-11-28 08:00:00\", \"categories\": [\"甲\", \"乙\"]}\n---\n正文。")]
    [InlineData("--- # 注释\ntitle: 标题\ndate: 2026-11-28 08:00:00\ncategories: [甲, 乙]\n---\n正文。")]
    [InlineData("----\ntitle: 标题\ndate: 2026-11-28 08:00:00\ncategories: [甲, 乙]\n----\n正文。")]
    [InlineData("<!-- x -->\n---\ntitle: 标题\ndate: 2026-11-28 08:00:00\ncategories: [甲, 乙]\n---\n正文。")]
    [InlineData("\u200b---\ntitle: 标题\ndate: 2026-11-28 08:00:00\ncategories: [甲, 乙]\n---\n正文。")]
    [InlineData("  ---\n  title: 标题\n  date: 2026-11-28 08:00:00\n  categories:\n    - 甲\n    - 乙\n  ---\n正文。")]
    [InlineData("%YAML 1.2\n---\ntitle: 标题\ndate: 2026-11-28 08:00:00\ncategories: [甲, 乙]\n---\n正文。")]
    [InlineData("Status: published\nCategories:\n  - 甲\n  - 乙\nTitle: 标题\nDate: 2026-11-28 08:00:00\n---\n正文。")]
    public void A_head_is_read_in_every_notation_of_site_generators(string text)
    {
        var problems = new List<PostProblem>();
        var (head, bodyStart) = FrontMatterReader.Read(text, "a.md", problems);
        Assert.Equal(("标题", "正文。"), (head.Text("title"), text[bodyStart..].Trim()));
        Assert.Equal(["甲", "乙"], head.List("categories"));
        Assert.Equal(new DateTimeOffset(2026, 11, 28, 0, 0, 0, TimeSpan.Zero), DateOfPost.Find(head, "a.md", new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero)).At);
        Assert.Empty(problems);
    }

    [Theory]
    [InlineData("{% note %}\n正文。\n{% endnote %}")]
    [InlineData("{\"a\": 1}\n正文。")]
    [InlineData("+++\nno toml at all\n+++\n正文。")]
    [InlineData("+++ b/file.txt 的变化")]
    [InlineData("title: 一句话\n\n正文。")]
    [InlineData("date: 明天\n会议改期，请各位留意。\n---\n正文。")]
    [InlineData("他说：title: x\n---\n")]
    [InlineData("----\n正文在两条横线之间。\n----\n后段。")]
    [InlineData("---\n\n正文在两条横线之间。\n\n---\n\n后段。")]
    [InlineData("<!-- x -->\n---\n\n正文。\n\n---\n")]
    [InlineData("<!-- x -->\n\n正文。")]
    [InlineData("---json5 说明\n正文。\n---\n")]
    [InlineData("状态：良好\n时间：今天\n地点：青岚\n\n正文。")]
    [InlineData("Status: resolved\nImpact: high\n\nThe outage is over.")]
    [InlineData("---\n他说：今天不行。\n- 甲\n---\n后段。")]
    [InlineData("#+ 加号\n正文。")]
    [InlineData(".. 两点\n正文。")]
    public void What_only_looks_like_a_head_is_text(string text) => Assert.Equal((FrontMatter.None, 0), FrontMatterReader.Read(text, "a.md", []));

    [Theory]
    [InlineData("+++\ndraft = true\n+++\n")]
    [InlineData("{\"title\": \"x\", \"draft\": true}\n")]
    [InlineData("title: x\ndraft: true\n---\n")]
    [InlineData("+++\ntitle = \"他说\"好\"\"\ndraft = true\n+++\n")]
    [InlineData("+++\ntitle = 没有引号\n[build]\nrender = \"never\"\n+++\n")]
    [InlineData("---toml\ntitle = 没有引号\ndraft = true\n---\n")]
    [InlineData("---js\n{title: \"x\", draft: true}\n---\n")]
    [InlineData("---js\nmodule.exports = {title: \"x\"}\n---\n")]
    [InlineData("---\ntitle:无空格\ndraft:true\n---\n")]
    [InlineData("---\ntitle：全角\ndraft：true\n---\n")]
    [InlineData("---\ntitle: 坏\n\tdraft: true\ndate: 2026-11-28\n---\n")]
    [InlineData("Draft: true\nTitle: x\n\n")]
    [InlineData("Status: draft\nTitle: x\n\n")]
    [InlineData("draft:true\ntitle:x\n---\n")]
    [InlineData("title: x\n\"published\": false\n---\n")]
    [InlineData(".. title: x\n.. status: draft\n\n")]
    [InlineData("<!--\n.. title: x\n.. slug: x\n.. status: draft\n-->\n\n")]
    [InlineData("#+TITLE: x\n#+DRAFT: true\n\n")]
    [InlineData("{\"draft\": true}\n")]
    [InlineData("<!DOCTYPE html>\n<html><head><meta name=\"status\" content=\"draft\" /></head></html>")]
    [InlineData("<html><head><meta content=draft name=status></head></html>")]
    public void What_they_keep_from_readers_stays_kept(string text) =>
        Assert.IsType<Publication.Denied>(PublicationRule.Of(FrontMatterReader.Read(text, "a.md", []).Head, "a.md", default));

    [Theory]
    [InlineData("+++\ntitle = \"他说\"好\"\"\n+++\n正文。", "他说\"好\"", "正文。")]
    [InlineData(".. title: 标题\n.. date: 2026-11-28\n\n正文。", "标题", "正文。")]
    [InlineData("<!--\n.. title: 标题\n-->\n\n正文。", "标题", "正文。")]
    [InlineData("<!--yml\n\ncategory: 未分类\n\ntitle: 标题\n\n-->\n\n正文。", "标题", "正文。")]
    [InlineData("#+TITLE: 标题\n#+DATE: 2026-11-28\n\n正文。", "标题", "正文。")]
    [InlineData("---\ntitle:无空格\n---\n正文。", "无空格", "正文。")]
    [InlineData("---\ntitle：全角\n---\n正文。", "全角", "正文。")]
    [InlineData("[#]: title: (步道)\n[#]: author: (小林)\n\n正文。", "步道", "正文。")]
    public void A_head_that_is_written_oddly_is_no_part_of_the_text(string text, string title, string body)
    {
        var (head, bodyStart) = FrontMatterReader.Read(text, "a.md", []);
        Assert.Equal((title, body), (head.Text("title"), text[bodyStart..].Trim()));
    }

    [Fact]
    public void The_fields_of_a_translation_name_its_original_and_its_heading_is_the_title()
    {
        var post = PostCleaner.Clean(((PostReading.Loaded)PostReader.Read("20231211 The walk.md", Encoding.UTF8.GetBytes("[#]: subject: \"The walk\"\n[#]: via: \"https://www.example.com/walk/\"\n[#]: author: \"Jane Doe https://www.example.com/author/jane/\"\n\n江边的步道\n======\n\n步道修好了。"))).Post, new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero));

        Assert.Equal(("江边的步道", "Jane Doe", "https://www.example.com/walk/", "步道修好了。"), (post.Title, post.Source, post.Link, post.Text));
    }

    [Theory]
    [InlineData("<!doctype html><html><head><meta property=\"article:published_time\" content=\"2024-03-05T08:00:00Z\"></head></html>")]
    [InlineData("<html><head><meta name='date' content='2024-03-05T08:00:00Z'></head></html>")]
    [InlineData("<!-- saved by <b>somebody</b> -->\n<!-- twice -->\n<!doctype html><html><head><meta name='date' content='2024-03-05T08:00:00Z'></head></html>")]
    [InlineData("<?xml version='1.0' encoding='utf-8'?>\n<!-- made by a generator -->\n<!-- and a theme -->\n<html><head><meta name='date' content='2024-03-05T08:00:00Z'></head></html>")]
    [InlineData("<html><head><meta itemprop=datePublished content=2024-03-05T08:00:00Z></head></html>")]
    [InlineData("<html><head><script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"datePublished\" : \"2024-03-05T08:00:00Z\"}</script></head></html>")]
    [InlineData("<html><body><time class=\"x\" datetime=\"2024-03-05T08:00:00Z\">5. März</time></body></html>")]
    public void A_page_is_of_the_date_it_says_of_itself(string page) =>
        Assert.Equal(new DateTimeOffset(2024, 3, 5, 8, 0, 0, TimeSpan.Zero), DateOfPost.Find(FrontMatterReader.Read(page, "a.html", []).Head, "a.html", new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero)).At);

    [Theory]
    [InlineData("<html><body><p>活动在 <time datetime=\"2027-03-05\">明年</time> 举行。</p></body></html>")]
    [InlineData("<div><time datetime=\"2024-03-05\">三月</time></div>")]
    [InlineData("<html><head><meta name=\"robots\" content=\"noindex\"><meta http-equiv=\"expires\" content=\"0\"></head></html>")]
    public void A_date_within_a_text_is_not_that_of_the_page(string page)
    {
        var head = FrontMatterReader.Read(page, "a.html", []).Head;
        Assert.Null(DateOfPost.Find(head, "a.html", new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero)).At);
        Assert.IsType<Publication.Allowed>(PublicationRule.Of(head, "a.html", default));
    }
}
