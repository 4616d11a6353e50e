using System.Buffers;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Topics;

/// <summary>How a post speaks, whatever it is about: who teaches a tool writes of it in the words of who tells that it came out. Pure.</summary>
/// <param name="Teaches">The title promises to show how something is done.</param>
/// <param name="Announces">The title says that something came out, or names a version.</param>
/// <param name="Code">How much of the text is lines of code, from 0 to 1; a third counts as all.</param>
internal readonly record struct PostManner(bool Teaches, bool Announces, double Code, bool IsChinese)
{
    private const int Opening = 50;
    private const double CodeShare = 3;

    private static readonly string[] CodeWords = ["sudo ", "import ", "def ", "func ", "public ", "npm ", "pip "];

    private static readonly SearchValues<string> Teaching = SearchValues.Create(
    [
        "如何", "怎么", "怎样", "教程", "教学", "入门", "用法", "笔记", "踩坑", "源码分析", "源码解析", "源码阅读", "实践", "搭建", "解决", "初探", "浅谈", "详解", "原理", "指南", "新手", "学习", "系列", "记录", "记一次", "小记", "经验",
        "使用", "安装", "配置", "实现", "how to", "how i ", "how we ", "tutorial", "getting started", "introduction to", "tips", "building a", "using ", "what is", "why ", "deep dive", "under the hood", "debugging", "understanding", "learning to",
    ], StringComparison.Ordinal);

    private static readonly SearchValues<string> Announcing = SearchValues.Create(
        ["发布", "正式版", "上线", "推出", "宣布", "捐赠", "毕业", "released", "announc", "available", "launch", "release of"], StringComparison.Ordinal);

    /// <param name="title">Folded.</param>
    /// <param name="text">As it is written.</param>
    public static PostManner Of(ReadOnlySpan<char> title, ReadOnlySpan<char> text) => new(
        title.ContainsAny(Teaching),
        title.ContainsAny(Announcing) || NamesVersion(title),
        Math.Min(1, CodeShare * ShareOfCode(text)),
        TextFolding.HasHan(title) || TextFolding.HasHan(text[..Math.Min(text.Length, Opening)]));

    private static bool NamesVersion(ReadOnlySpan<char> title)
    {
        for (var index = 1; index + 1 < title.Length; index++)
        {
            if (title[index] == '.' && char.IsAsciiDigit(title[index - 1]) && char.IsAsciiDigit(title[index + 1]))
            {
                return true;
            }
        }

        return false;
    }

    private static double ShareOfCode(ReadOnlySpan<char> text)
    {
        var (lines, code) = (0, 0);
        foreach (var line in text.EnumerateLines())
        {
            lines++;
            code += IsCode(line.Trim()) ? 1 : 0;
        }

        return lines == 0 ? 0 : (double)code / lines;
    }

    private static bool IsCode(ReadOnlySpan<char> line)
    {
        if (line is ['$' or '#' or '<', ..] or [.., '{' or '}' or ';'])
        {
            return true;
        }

        foreach (var word in CodeWords)
        {
            if (line.StartsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
