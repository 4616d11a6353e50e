using ChatDigestBot.Articles.Reading;

namespace ChatDigestBot.Tests.Articles.Reading;

public sealed class PublicationRuleTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("draft: true")]
    [InlineData("Draft: True")]
    [InlineData("draft: yes")]
    [InlineData("draft: 'true'")]
    [InlineData("draft: second version")]
    [InlineData("is_draft: 1")]
    [InlineData("published: false")]
    [InlineData("publish: no")]
    [InlineData("is_published: false")]
    [InlineData("hidden: true")]
    [InlineData("hide: on")]
    [InlineData("private: true")]
    [InlineData("unlisted: true")]
    [InlineData("visible: false")]
    [InlineData("listed: false")]
    [InlineData("public: 否")]
    [InlineData("status: draft")]
    [InlineData("status: Draft")]
    [InlineData("status: In Progress")]
    [InlineData("post_status: auto-draft")]
    [InlineData("status: pending")]
    [InlineData("status: 草稿")]
    [InlineData("state: trash")]
    [InlineData("visibility: members")]
    [InlineData("visibility: private")]
    [InlineData("build:\n  render: never\n  list: never")]
    [InlineData("_build:\n  render: false")]
    [InlineData("password: 1234")]
    [InlineData("post_password: secret")]
    [InlineData("encrypt: true")]
    [InlineData("expiryDate: 2026-02-28")]
    [InlineData("expires: 2026-03-01T11:59:00Z")]
    [InlineData("expired: true")]
    [InlineData("unpublish_date: 2025-01-01")]
    [InlineData("type: tags")]
    public void What_its_head_keeps_from_readers_is_not_published(string head) => Assert.IsType<Publication.Denied>(Of($"title: x\ndate: 2026-02-27\n{head}"));

    [Theory]
    [InlineData("draft: false")]
    [InlineData("draft:")]
    [InlineData("published: true")]
    [InlineData("published: 2026-02-27 08:00:00")]
    [InlineData("hidden: false")]
    [InlineData("status: publish")]
    [InlineData("status: published")]
    [InlineData("visibility: public")]
    [InlineData("password: ''")]
    [InlineData("password: false")]
    [InlineData("type: post")]
    [InlineData("layout: page")]
    [InlineData("expiryDate:")]
    [InlineData("expires: 2027-01-01")]
    [InlineData("description: draft law passes")]
    [InlineData("tags: [draft, hidden]")]
    public void What_says_nothing_of_the_kind_is_published(string head) => Assert.IsType<Publication.Allowed>(Of($"title: x\ndate: 2026-02-27\n{head}"));

    [Fact]
    public void What_expires_later_is_published_until_then() =>
        Assert.Equal(new Publication.Allowed(new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero)), Of("title: x\nexpiry_date: 2026-03-02T08:00:00+08:00"));

    [Theory]
    [InlineData("_drafts/next.md")]
    [InlineData("blog/_drafts/2026-03-01-next.md")]
    [InlineData("新闻/草稿/next.md")]
    [InlineData("news/next.draft.md")]
    [InlineData("_layouts/default.html")]
    [InlineData("_includes/head.html")]
    [InlineData("node_modules/left-pad/index.md")]
    [InlineData("posts/_index.md")]
    [InlineData("robots.txt")]
    public void Places_for_drafts_and_parts_of_a_site_hold_no_posts(string path) => Assert.IsType<Publication.Denied>(Of("title: x\ndate: 2026-02-27", path));

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/readme.zh-CN.md")]
    [InlineData("LICENSE.md")]
    [InlineData("LICENSE-MIT.txt")]
    [InlineData("CHANGELOG.md")]
    [InlineData("CODE_OF_CONDUCT.md")]
    [InlineData("CONTRIBUTING.zh.md")]
    [InlineData("SECURITY.md")]
    [InlineData("TODO.txt")]
    public void A_repositorys_papers_are_no_posts(string path) => Assert.IsType<Publication.Denied>(Of(null, path));

    [Theory]
    [InlineData("_posts/2026-03-01-next.md")]
    [InlineData("_2022年虫_导致故障.md")]
    [InlineData("draft-law-passes.md")]
    [InlineData("drafts/next.md")]
    [InlineData("security-update-for-browsers.md")]
    [InlineData("history-of-chips.md")]
    [InlineData("news/index.md")]
    [InlineData("readme.first.look.at.a.phone.md")]
    public void Other_places_and_names_do(string path) => Assert.IsType<Publication.Allowed>(Of(null, path));

    [Fact]
    public void A_post_with_title_and_date_may_have_any_name() => Assert.IsType<Publication.Allowed>(Of("title: Security\ndate: 2026-02-27", "security.md"));

    private static Publication Of(string? head, string path = "a.md") =>
        PublicationRule.Of(head is null ? FrontMatter.None : FrontMatterReader.Read($"---\n{head}\n---\n", path, []).Head, path, Now);
}
