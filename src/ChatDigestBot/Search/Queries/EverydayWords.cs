using System.Collections.Frozen;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Search.Queries;

/// <summary>Words that nearly every text has: to look for them alone is to look for nothing, to follow them is to follow everything. Pure.</summary>
internal static class EverydayWords
{
    private static readonly FrozenSet<string> All =
        ("the a an and or of in on at to for from by with about is are was were be been it its this that these those as not no but if so we you he she they i me my your "
        + "our his her their will would can could has have had do does did what which who when where how why all any some more most new news today latest tell show there happened happening going said says please "
        + "的 了 是 在 和 有 我 你 他 她 它 们 这 那 就 也 都 不 与 及 或 等 中 上 下 为 对 以 于 之 个 人 一 一个 我们 你们 他们 这个 那个 什么 怎么 哪些 有没有 吗 呢 今天 今日 最近 新闻 最新 消息 文章")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether nothing but such words is wanted; a topic, a source or one telling word is enough.</summary>
    public static bool IsAll(SearchQuery query) =>
        query.Clauses.Where(clause => !clause.IsNegated).ToList() is { Count: > 0 } wanted
        && wanted.TrueForAll(Allows);

    /// <summary>Whether such a word is enough for the clause.</summary>
    public static bool Allows(QueryClause clause) => clause.AnyOf.Any(IsEveryday);

    private static bool IsEveryday(QueryTerm term) => term is QueryTerm.Word { IsPhrase: false } word && All.Contains(SearchFolding.Fold(word.Typed));
}
