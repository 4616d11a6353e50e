namespace ChatDigestBot.Digests.Composing;

/// <summary>Articles of which languages a digest may tell.</summary>
internal enum ArticleLanguages
{
    /// <summary>The reader's; both scripts of Chinese are one language.</summary>
    Own,

    /// <summary>All but the reader's: what the button below a digest brings.</summary>
    Other,

    Every,
}
