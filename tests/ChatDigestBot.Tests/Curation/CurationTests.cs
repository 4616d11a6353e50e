using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Curated;
using ChatDigestBot.Curation;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using ChatDigestBot.Tests.Digests;

namespace ChatDigestBot.Tests.Curation;

public sealed class CurationOnSqliteTests : CurationTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;
}

public sealed class CurationOnPostgresTests : CurationTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;
}

public abstract class CurationTests : DigestTest
{
    private const long Editor = 7;

    private ArticleCatalogue Catalogue => field ??= new ArticleCatalogue(Database);

    private CurationDesk Desk => field ??= new CurationDesk(Database, Catalogue, Test.Clock);

    private EditingDesk Editing => field ??= new EditingDesk(Database, Catalogue, [], Test.Clock);

    [Fact]
    public async Task A_hidden_article_comes_into_no_digest_until_it_is_taken_back()
    {
        await SubscribeAsync(1, "ai");
        Test.Clock.Advance(TimeSpan.FromHours(1));
        var (shown, hidden) = (News(1, "ai"), News(2, "ai"));
        await AddAsync(shown);
        await AddAsync(hidden);
        Assert.True(await Desk.HideAsync(hidden.Key, Editor, CurationDesk.Always, "wrong", CancellationToken.None));
        await NextMorningAsync();

        var digest = Assert.Single(await DeliverAsync()).Html;
        Assert.Contains(shown.Title, digest, StringComparison.Ordinal);
        Assert.DoesNotContain(hidden.Title, digest, StringComparison.Ordinal);

        await Desk.UnhideAsync(hidden.Key, Editor, CancellationToken.None);
        await NextMorningAsync();
        Assert.Contains(hidden.Title, Assert.Single(await DeliverAsync()).Html, StringComparison.Ordinal);
        Assert.Equal(
            ["article " + hidden.Key + ": unhidden|hidden (wrong)", "article " + hidden.Key + ": hidden (wrong)|neither pinned nor hidden"],
            await Test.QueryAsync<string>("SELECT action || '|' || was FROM audit_entries ORDER BY id DESC"));
    }

    [Fact]
    public async Task A_pinned_article_comes_first_as_long_as_its_pin_lasts()
    {
        await SubscribeAsync(1, "ai");
        Test.Clock.Advance(TimeSpan.FromHours(1));
        var older = News(1, "ai") with { PublishedAt = Now.AddHours(-30) };
        await AddAsync(older);
        await AddAsync(News(2, "ai"));
        await Desk.PinAsync(older.Key, Editor, Now.AddDays(2), CancellationToken.None);
        Assert.Equal([older.Key], (await Desk.ListAsync(CancellationToken.None)).Select(one => one.Article.Key));
        await NextMorningAsync();
        var digest = Assert.Single(await DeliverAsync()).Html;
        Assert.True(digest.IndexOf(older.Title, StringComparison.Ordinal) < digest.IndexOf(News(2, "ai").Title, StringComparison.Ordinal));

        Test.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Empty(await Desk.ListAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Of_an_article_that_is_not_there_nothing_is_said()
    {
        Assert.False(await Desk.PinAsync("nothing", Editor, Now.AddDays(1), CancellationToken.None));
        Assert.Null(await Editing.SetTitleAsync("nothing", Editor, "x", CancellationToken.None));
        Assert.Empty(await Test.QueryAsync<string>("SELECT action FROM audit_entries"));
    }

    [Fact]
    public async Task Title_summary_and_topics_are_corrected_everywhere_and_come_back()
    {
        var article = News(1, "ai");
        await AddAsync(article);
        await Test.ExecuteAsync("INSERT INTO article_texts (article_id, body, print, categories, links, topic_reasons, summary_spans) VALUES (1, @none, @none, '', '', '', '')", new { none = Array.Empty<byte>() });
        await Editing.SetTitleAsync(article.Key, Editor, "更正的标题", CancellationToken.None);
        await Editing.SetSummaryAsync(article.Key, Editor, "更正的摘要", CancellationToken.None);
        var corrected = await Editing.SetTopicsAsync(article.Key, Editor, ["chips", "energy"], CancellationToken.None);

        Assert.Equal(("更正的标题", "更正的摘要"), (corrected!.Title, corrected.Summary));
        Assert.Equal(["chips", "energy"], corrected.Topics);
        Assert.Empty(await Catalogue.ListAsync(new ArticleFilter { Topics = ["ai"] }, CancellationToken.None));
        Assert.Single(await Catalogue.ListAsync(new ArticleFilter { Topics = ["energy"] }, CancellationToken.None));
        Assert.Equal(article.Title, (await Editing.SetTitleAsync(article.Key, Editor, "", CancellationToken.None))!.Title);
    }

    [Fact]
    public async Task What_a_form_sends_in_several_lines_is_kept_as_one_and_as_long_as_it_was_typed()
    {
        var article = News(1, "ai");
        await AddAsync(article);
        var typed = new string('长', EditingDesk.MaxSummary - 2) + "\r\n尾";
        Assert.Equal(SaveWordsResult.Saved, await Editing.SaveAsync(article.Key, Editor, TypedOver.Of(null, null), new TypedOver(typed), CancellationToken.None));
        Assert.Equal(new string('长', EditingDesk.MaxSummary - 2) + " 尾", (await Catalogue.FindByKeyAsync(article.Key, CancellationToken.None))!.Summary);
    }

    [Fact]
    public async Task Stories_are_joined_and_parted()
    {
        var (one, two) = (News(1, "ai"), News(2, "ai"));
        await AddAsync(one);
        await AddAsync(two);
        var joined = await Editing.JoinAsync(two.Key, one.Key, Editor, CancellationToken.None);
        Assert.Equal(one.StoryId, joined!.StoryId);
        Assert.Equal([2], await Test.QueryAsync<int>("SELECT articles FROM stories"));

        var parted = await Editing.SplitAsync(two.Key, Editor, CancellationToken.None);
        Assert.NotEqual(one.StoryId, parted!.StoryId);
        Assert.True(parted.IsStoryLead);
        Assert.Equal([1, 1], await Test.QueryAsync<int>("SELECT articles FROM stories"));
        Assert.Equal([1], await Test.QueryAsync<int>("SELECT is_story_edited FROM articles WHERE id = 2"));
    }

    [Fact]
    public async Task A_rule_is_tried_on_the_last_thirty_days_and_changes_nothing()
    {
        await AddAsync(News(1, "ai") with { Title = "人工智能大会开幕" });
        await AddAsync(News(2, "chips") with { Title = "星河发布低空飞行器" });
        await AddAsync(News(3, "chips") with { Title = "低空飞行器起飞", PublishedAt = Now.AddDays(-40) });
        foreach (var id in new[] { 1, 2, 3 })
        {
            await Test.ExecuteAsync(
                "INSERT INTO article_texts (article_id, body, print, categories, links, topic_reasons, summary_spans) VALUES (@id, @body, @none, '', '', '', '')",
                new { id, body = ArticleBodyCodec.Pack(new ArticleBody { Paragraphs = [] }), none = Array.Empty<byte>() });
        }

        Topics.Reload();
        var result = await new RuleTrial(Database, Topics, Test.Clock).TryAsync(
            "- id: ai\n  emoji: 🤖\n  zh: 人工智能\n  en: AI\n  words:\n    20: [低空飞行器]", CancellationToken.None);

        Assert.Equal([2L], result.Gained.Select(article => article.Id));
        Assert.Equal([1L], result.Lost.Select(article => article.Id));
        Assert.Equal(["ai", "chips", "chips"], await Test.QueryAsync<string>("SELECT topics FROM articles ORDER BY id"));
    }
}
