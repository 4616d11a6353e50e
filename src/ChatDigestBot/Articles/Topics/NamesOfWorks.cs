using System.Buffers;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Topics;

/// <summary>Names between 《 and 》: a film that is called after hackers is about none, nor is its hero. Laws, plans and reports are about what they are called. Pure.</summary>
internal static class NamesOfWorks
{
    /// <summary>Stands in folded text for what says nothing.</summary>
    public const char Hidden = '\u0001';

    private const int MaxName = 40;
    private const int MaxSpoken = 8;

    // What rules or reports on a matter has the matter in its name.
    private static readonly string[] Documents =
        ["法", "条例", "办法", "规定", "意见", "规划", "指南", "标准", "白皮书", "蓝皮书", "报告", "通知", "方案", "纲要", "细则", "目录", "倡议", "公约", "协议", "计划", "规范", "要求", "名单", "合同", "框架", "声明", "宣言", "草案", "决定", "公告", "指引", "稿", "试行", "年鉴", "手册"];

    private static readonly SearchValues<string> Genres = SearchValues.Create(
        ["电影", "影片", "票房", "动画", "动漫", "游戏", "小说", "电视剧", "剧集", "网剧", "综艺", "话剧", "歌曲", "专辑", "漫画", "重映", "上映", "续集", "音乐剧", "纪录片", "绘本", "舞剧", "首映", "导演", "配音", "演唱会"], StringComparison.Ordinal);

    /// <summary>The names, folded. Short ones of films, songs and games hide their words outside of the brackets too.</summary>
    public static IReadOnlyList<string> Find(string title, ReadOnlySpan<char> text)
    {
        if (!title.Contains('《', StringComparison.Ordinal) && !text.Contains('《'))
        {
            return [];
        }

        var folded = TextFolding.Fold(string.Concat(title, "\n", text));
        var names = new List<string>();
        var isOfArt = folded.AsSpan().ContainsAny(Genres);
        for (var open = folded.IndexOf('《', StringComparison.Ordinal); open >= 0; open = folded.IndexOf('《', open + 1))
        {
            var length = folded.AsSpan(open + 1, Math.Min(MaxName, folded.Length - open - 1)).IndexOf('》');
            if (length < 2 || Array.Exists(Documents, ending => folded.AsSpan(open + 1, length).TrimEnd("）)").EndsWith(ending, StringComparison.Ordinal)))
            {
                continue;
            }

            var name = folded.Substring(open + 1, length);
            Remember($"《{name}》");
            if (isOfArt && name.Length <= MaxSpoken)
            {
                Remember(name);
                if (name.Length == 4 && TextFolding.IsHan(name[0]))
                {
                    // The 黑客 of 《黑客帝国》.
                    Remember(name[..2]);
                }
            }
        }

        return names;

        void Remember(string name)
        {
            if (!names.Contains(name))
            {
                names.Add(name);
            }
        }
    }

    /// <summary>Blots the names out, longest first.</summary>
    public static void Hide(Span<char> folded, IReadOnlyList<string> names)
    {
        foreach (var name in names.OrderByDescending(name => name.Length))
        {
            for (var at = folded.IndexOf(name, StringComparison.Ordinal); at >= 0;)
            {
                folded.Slice(at, name.Length).Fill(Hidden);
                var next = folded[(at + name.Length)..].IndexOf(name, StringComparison.Ordinal);
                at = next < 0 ? -1 : at + name.Length + next;
            }
        }
    }
}
