using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Search.Matching;
using ChatDigestBot.Search.Queries;
using ChatDigestBot.Storage;
using ChatDigestBot.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatDigestBot.Tests.Search;

/// <summary>Whatever a person types, what is looked up for it stays little.</summary>
public sealed class BoundedSearchTests : StoreTest
{
    private const string Common = "的一是不了在人有我他这中大来上国个到说们为子和你";

    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;

    [Theory]
    [InlineData(" ")]
    [InlineData(" OR ")]
    [InlineData(" -")]
    [InlineData("a")]
    public async Task However_many_single_characters_are_typed_few_are_looked_up_by_their_pairs(string between)
    {
        Assert.True(SearchQueryParser.TryParse(string.Join(between, Common.ToCharArray()), Test.Clock.GetUtcNow(), TimeZoneInfo.Utc, out var query));
        var plan = await PlanAsync(query);
        Assert.All(plan.Tiers, tier => Assert.InRange(plan.Terms(tier).ToFts5().Split("\" *").Length - 1, 0, 3));
        Assert.InRange(query.Clauses.Sum(clause => clause.AnyOf.Count), 1, SearchQueryParser.MaxTerms);
    }

    [Fact]
    public async Task Characters_that_are_not_looked_up_are_still_asked_for()
    {
        var samples = new SearchSamples(Test);
        await samples.AddAsync("甲", "一二三四五，六。七 八", SearchSamples.Day(3, 1));
        await samples.AddAsync("乙", "一二三四五，六。七 九", SearchSamples.Day(3, 2));
        Assert.True(SearchQueryParser.TryParse("一 二 三 四 五 八", Test.Clock.GetUtcNow(), TimeZoneInfo.Utc, out var query));
        var found = await SearchSamples.Store(Test).FindAsync(query, 0, 5, CancellationToken.None);
        Assert.Equal("甲", Assert.Single(found.Hits).Article.Title);

        Assert.True(SearchQueryParser.TryParse("一 二 三 四 -八", Test.Clock.GetUtcNow(), TimeZoneInfo.Utc, out query));
        found = await SearchSamples.Store(Test).FindAsync(query, 0, 5, CancellationToken.None);
        Assert.Equal("乙", Assert.Single(found.Hits).Article.Title);
    }

    private Task<SearchPlan> PlanAsync(SearchQuery query)
    {
        var planner = new QueryPlanner(new TopicCatalogue(Repository.PathOf("content/topics.yaml"), NullLogger<TopicCatalogue>.Instance));
        return Database.ReadAsync(session => planner.PlanAsync(session, query), CancellationToken.None);
    }
}
