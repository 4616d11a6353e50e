namespace ChatDigestBot.Shared;

/// <summary>A marked stretch of text, from <paramref name="Start"/> up to but without <paramref name="End"/>, in UTF-16 units.</summary>
internal sealed record HtmlSpan(int Start, int End, string OpenTag)
{
    public string CloseTag => $"</{OpenTag[1..OpenTag.IndexOfAny([' ', '>', '/'])]}>";
}
