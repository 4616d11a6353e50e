using System.CommandLine;
using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Reader;
using ChatDigestBot.Conversation.Incoming;
using ChatDigestBot.Jobs;
using ChatDigestBot.Search.Indexing;
using ChatDigestBot.Search.Inline;
using ChatDigestBot.Search.Matching;

namespace ChatDigestBot.Search;

internal static class SearchSetup
{
    public static IServiceCollection AddSearch(this IServiceCollection services) => services
        .AddSingleton<SegmentMerger>()
        .AddSingleton<SearchIndexSink>()
        .AddSingleton<IArticleSink>(provider => provider.GetRequiredService<SearchIndexSink>())
        .AddSingleton<QueryPlanner>()
        .AddSingleton<PinyinReader>()
        .AddSingleton<SearchStore>()
        .AddSingleton<KnownSources>()
        .AddSingleton<SearchAdviser>()
        .AddSingleton<RelatedStories>()
        .AddSingleton<IArticleCompanion, RelatedButton>()
        .AddSingleton<SearchReplies>()
        .AddSingleton<InlineLatest>()
        .AddSingleton<InlineCards>()
        .AddSingleton<IInlineQueryHandler, InlineSearch>()
        .AddRecurringJob<TendSearchIndexJob>("tend-search-index", "* * * * *", TimeZoneInfo.Utc, isRetried: false);

    public static IEnumerable<Command> Verbs() => [new SearchVerb()];
}
