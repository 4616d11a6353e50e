using System.Buffers;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Summaries;

/// <summary>Measures the features of an article's sentences. Pure.</summary>
internal static class SentenceMeter
{
    public static readonly int Features = Enum.GetValues<SentenceFeature>().Length;

    private const int MaxTitle = 120;
    private const int MaxTitleNumbers = 8;
    private const int HeadLength = 12;
    private const int MaxAttribution = 20;
    private const int ManyCommas = 5;
    private const int ManyLatinWords = 5;
    private const double MuchOfTitle = 0.4;
    private const int Beginning = 4;

    /// <summary>Fills in what can be said of each sentence by itself.</summary>
    /// <param name="usual">So many characters two sentences have that are easily read.</param>
    public static void Measure(string title, string text, List<Sentence> sentences, int usual, bool isEnglish)
    {
        title = title.Length > MaxTitle ? title[..MaxTitle] : title;
        Span<byte> spread = stackalloc byte[Bigrams.Buckets];
        Span<bool> ofTitle = stackalloc bool[Bigrams.Buckets];
        Span<ushort> titlePairs = stackalloc ushort[MaxTitle];
        spread.Clear();
        ofTitle.Clear();
        titlePairs = titlePairs[..Bigrams.Of(title, titlePairs)];
        titlePairs.Sort();
        foreach (var pair in titlePairs)
        {
            ofTitle[pair] = true;
        }

        FindPairs(text, sentences, spread);
        var foldedTitle = TextFolding.Fold(title);
        Span<Range> numbers = stackalloc Range[MaxTitleNumbers];
        numbers = numbers[..FindNumbers(foldedTitle, numbers)];
        var folded = ArrayPool<char>.Shared.Rent(SentenceCollector.MaxLength + 1);
        foreach (var sentence in sentences)
        {
            // With the character before it, so that a cue for a whole word finds it at the beginning too.
            var before = sentence.Span.Start > 0 ? 1 : 0;
            var source = text.AsSpan(sentence.Span.Start - before, sentence.Span.Length + before);
            TextFolding.Fold(source, folded);
            var measured = new double[Features];
            var own = folded.AsSpan(before, source.Length - before);
            MeasureKinship(sentence, measured, titlePairs, spread, sentences.Count);
            sentence.NewPairs = CountNew(own[Attribution(own)..], ofTitle);
            MeasureWords(folded.AsSpan(0, source.Length), own, measured);
            measured[(int)SentenceFeature.TitleNumbers] = PartOf(foldedTitle, numbers, folded.AsSpan(0, source.Length));
            MeasureForm(sentence, text.AsSpan(sentence.Span.Start, sentence.Span.Length), measured, usual, isEnglish);
            sentence.Features = measured;
        }

        ArrayPool<char>.Shared.Return(folded);
    }

    /// <summary>Fills in what a sentence is beside the others that may be chosen, once those are known.</summary>
    public static void Compare(List<Sentence> sentences, bool isEnglish)
    {
        var (mostOfTitle, mostCentral) = (Highest(sentences, SentenceFeature.TitleWords), Highest(sentences, SentenceFeature.Central));
        var (before, all) = (0.0, sentences.Sum(sentence => sentence.Span.Length));
        var isNews = BeginsWithNews(sentences);
        for (var index = 0; index < sentences.Count; index++)
        {
            var measured = sentences[index].Features;
            var (early, ofTitle) = (measured[(int)SentenceFeature.Early], measured[(int)SentenceFeature.TitleWords]);
            measured[(int)SentenceFeature.First] = index == 0 ? 1 : 0;
            measured[(int)SentenceFeature.Second] = index == 1 ? 1 : 0;
            measured[(int)SentenceFeature.Behind] = before / all;
            measured[(int)SentenceFeature.EarlyAndNew] = early * sentences[index].NewPairs / sentences[index].Pairs.Length;
            measured[(int)SentenceFeature.EarlyInEnglish] = isEnglish ? early : 0;
            measured[(int)SentenceFeature.TitleWordsInEnglish] = isEnglish ? ofTitle : 0;
            measured[(int)SentenceFeature.LaterParagraph] = index > 0 ? measured[(int)SentenceFeature.StartsParagraph] : 0;
            measured[(int)SentenceFeature.MostOfTitle] = mostOfTitle > 0 ? ofTitle / mostOfTitle : 0;
            measured[(int)SentenceFeature.MostCentral] = mostCentral > 0 ? measured[(int)SentenceFeature.Central] / mostCentral : 0;
            measured[(int)SentenceFeature.AfterTitle] = index > 0 && sentences[index - 1].Features[(int)SentenceFeature.TitleWords] >= MuchOfTitle ? 1 : 0;
            measured[(int)SentenceFeature.EarlyWithoutNews] = isNews ? 0 : early;
            before += sentences[index].Span.Length;
        }
    }

    // News says in its first sentences what happened, and when.
    private static bool BeginsWithNews(List<Sentence> sentences)
    {
        for (var index = 0; index < Math.Min(Beginning, sentences.Count); index++)
        {
            var measured = sentences[index].Features;
            if (measured[(int)SentenceFeature.Dateline] > 0 || (measured[(int)SentenceFeature.Event] > 0 && measured[(int)SentenceFeature.Recent] > 0))
            {
                return true;
            }
        }

        return false;
    }

    private static double Highest(List<Sentence> sentences, SentenceFeature feature)
    {
        var highest = 0.0;
        foreach (var sentence in sentences)
        {
            highest = Math.Max(highest, sentence.Features[(int)feature]);
        }

        return highest;
    }

    private static void FindPairs(string text, List<Sentence> sentences, Span<byte> spread)
    {
        Span<ushort> pairs = stackalloc ushort[SentenceCollector.MaxLength];
        foreach (var sentence in sentences)
        {
            sentence.Pairs = pairs[..Bigrams.Of(text.AsSpan(sentence.Span.Start, sentence.Span.Length), pairs)].ToArray();
            Array.Sort(sentence.Pairs);
            var last = -1;
            foreach (var pair in sentence.Pairs)
            {
                spread[pair] += pair != last && spread[pair] < byte.MaxValue ? (byte)1 : (byte)0;
                last = pair;
            }
        }
    }

    private static void MeasureKinship(Sentence sentence, double[] measured, ReadOnlySpan<ushort> title, ReadOnlySpan<byte> spread, int count)
    {
        var shared = 0.0;
        foreach (var pair in sentence.Pairs)
        {
            shared += Math.Min(spread[pair] - 1, 4) / 4.0;
        }

        var found = 0;
        foreach (var pair in title)
        {
            found += Array.BinarySearch(sentence.Pairs, pair) >= 0 ? 1 : 0;
        }

        measured[(int)SentenceFeature.TitleWords] = title.IsEmpty ? 0 : (double)found / title.Length;
        measured[(int)SentenceFeature.Central] = count < 3 || sentence.Pairs.Length == 0 ? 0 : shared / sentence.Pairs.Length;
    }

    // "某部数据显示，" names the source; it is not what the sentence tells.
    private static int Attribution(ReadOnlySpan<char> folded)
    {
        var comma = folded[..Math.Min(folded.Length, MaxAttribution)].IndexOfAny('，', ',');
        return comma > 0 && folded[..comma] is [.., '显', '示'] or [.., '称'] or [.., '表', '示'] or [.., '悉'] ? comma : 0;
    }

    private static int CountNew(ReadOnlySpan<char> text, ReadOnlySpan<bool> ofTitle)
    {
        Span<ushort> pairs = stackalloc ushort[SentenceCollector.MaxLength];
        var count = 0;
        foreach (var pair in pairs[..Bigrams.Of(text, pairs)])
        {
            count += ofTitle[pair] ? 0 : 1;
        }

        return count;
    }

    private static void MeasureWords(ReadOnlySpan<char> sentence, ReadOnlySpan<char> own, double[] measured)
    {
        var (cues, first) = (SentenceCues.Anywhere.Find(sentence), SentenceCues.AtBeginning.FindAtBeginning(own[..Math.Min(own.Length, HeadLength)]));
        var isDenial = Has(cues, SentenceFeature.Denial);
        Set(SentenceFeature.Event, Has(cues, SentenceFeature.Event));
        Set(SentenceFeature.Recent, Has(cues, SentenceFeature.Recent) || HasDay(sentence));
        Set(SentenceFeature.Background, Has(cues, SentenceFeature.Background));
        Set(SentenceFeature.Past, Has(cues, SentenceFeature.Past));
        Set(SentenceFeature.Definition, Has(cues, SentenceFeature.Definition));
        Set(SentenceFeature.Opinion, Has(cues, SentenceFeature.Opinion));
        Set(SentenceFeature.Detail, Has(cues, SentenceFeature.Detail));
        Set(SentenceFeature.Denial, isDenial);
        Set(SentenceFeature.Rumour, !isDenial && Has(cues, SentenceFeature.Rumour));
        Set(SentenceFeature.Personal, Has(cues, SentenceFeature.Personal));
        Set(SentenceFeature.Purpose, Has(cues, SentenceFeature.Purpose));
        Set(SentenceFeature.Thesis, Has(cues, SentenceFeature.Thesis));
        Set(SentenceFeature.Notice, Has(cues, SentenceFeature.Notice));
        // A denial leans on what it denies, and is the news; "this post" is the one that is read.
        Set(SentenceFeature.Leaning, !isDenial && !Has(cues, SentenceFeature.Purpose) && Has(first, SentenceFeature.Leaning));
        Set(SentenceFeature.Setting, Has(first, SentenceFeature.Setting));
        Set(SentenceFeature.Pointing, !isDenial && SentenceCues.IsPointing(own));
        Set(SentenceFeature.Turn, Has(first, SentenceFeature.Turn));
        measured[(int)SentenceFeature.Numbers] = Math.Min(1, CountNumbers(sentence) / 3.0);
        Set(SentenceFeature.Year, HasYear(own));

        void Set(SentenceFeature feature, bool isSo) => measured[(int)feature] = isSo ? 1 : 0;

        static bool Has(ulong features, SentenceFeature feature) => (features & 1UL << (int)feature) != 0;
    }

    private static void MeasureForm(Sentence sentence, ReadOnlySpan<char> source, double[] measured, int usual, bool isEnglish)
    {
        measured[(int)SentenceFeature.Early] = 1 / (1 + (0.35 * sentence.Place));
        measured[(int)SentenceFeature.StartsParagraph] = sentence.StartsParagraph ? 1 : 0;
        // A medium's day before what sets the scene or explains a word announces nothing.
        measured[(int)SentenceFeature.Dateline] = sentence.HadDateline && measured[(int)SentenceFeature.Setting] + measured[(int)SentenceFeature.Definition] == 0 ? 1 : 0;
        measured[(int)SentenceFeature.TooLong] = source.Length > Summariser.MaxShare * usual ? 1 : 0;
        measured[(int)SentenceFeature.Short] = source.Length * 4 < usual ? 1 : 0;
        measured[(int)SentenceFeature.Length] = Math.Sqrt(Math.Min(1, source.Length / (2.0 * usual)));
        measured[(int)SentenceFeature.Open] = sentence.IsEnded ? 0 : 1;
        measured[(int)SentenceFeature.Commas] = Math.Min(1, (source.Count('，') + source.Count(',')) / (double)ManyCommas);
        measured[(int)SentenceFeature.LatinWords] = isEnglish ? 0 : Math.Min(1, CountLatinWords(source) / (double)ManyLatinWords);
        measured[(int)SentenceFeature.ListItem] = sentence.Kind == ParagraphKind.Text ? 0 : 1;
        measured[(int)SentenceFeature.Quoted] = QuotationMarks.PartInside(source);
        measured[(int)SentenceFeature.InSection] = sentence.Section == PostSection.Inner ? 1 : 0;
        measured[(int)SentenceFeature.Conclusion] = sentence.Section == PostSection.Conclusion ? 1 : 0;
    }

    // Days, months and years say when, not how much.
    private static int CountNumbers(ReadOnlySpan<char> folded)
    {
        var count = 0;
        for (var index = 0; index < folded.Length; index++)
        {
            if (!char.IsAsciiDigit(folded[index]))
            {
                continue;
            }

            while (index < folded.Length && (char.IsAsciiDigit(folded[index]) || folded[index] is '.' or ','))
            {
                index++;
            }

            var unit = folded[index..].TrimStart(' ');
            count += !unit.IsEmpty && unit[0] is '月' or '日' or '年' or '时' or '点' ? 0 : 1;
        }

        return count;
    }

    // "11 月 3 日", also in Chinese numerals.
    private static bool HasDay(ReadOnlySpan<char> folded)
    {
        var month = folded.IndexOf('月');
        return month > 0 && folded[..month].TrimEnd(' ') is [.., var number] && IsNumeral(number) && folded[(month + 1)..].TrimStart(' ') is [var day, ..] && IsNumeral(day);
    }

    // Four digits by themselves, of the last century or this.
    private static bool HasYear(ReadOnlySpan<char> folded)
    {
        for (var rest = folded; rest.IndexOfAnyInRange('0', '9') is >= 0 and var start;)
        {
            rest = rest[start..];
            var length = rest.IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? end : rest.Length;
            if (length == 4 && (rest[..2] is "19" or "20"))
            {
                return true;
            }

            rest = rest[length..];
        }

        return false;
    }

    private static int CountLatinWords(ReadOnlySpan<char> source)
    {
        var (count, letters) = (0, 0);
        foreach (var character in source)
        {
            letters = char.IsAsciiLetter(character) ? letters + 1 : 0;
            count += letters == 2 ? 1 : 0;
        }

        return count;
    }

    private static bool IsNumeral(char character) => char.IsAsciiDigit(character) || character is '一' or '二' or '三' or '四' or '五' or '六' or '七' or '八' or '九' or '十' or '廿';

    private static int FindNumbers(ReadOnlySpan<char> folded, Span<Range> numbers)
    {
        var count = 0;
        for (var index = 0; index < folded.Length && count < numbers.Length; index++)
        {
            var start = index;
            while (index < folded.Length && (char.IsAsciiDigit(folded[index]) || (index > start && folded[index] is '.' or ',' && index + 1 < folded.Length && char.IsAsciiDigit(folded[index + 1]))))
            {
                index++;
            }

            if (index > start)
            {
                numbers[count++] = start..index;
            }
        }

        return count;
    }

    private static double PartOf(ReadOnlySpan<char> title, ReadOnlySpan<Range> numbers, ReadOnlySpan<char> folded)
    {
        var found = 0;
        foreach (var number in numbers)
        {
            found += folded.IndexOf(title[number], StringComparison.Ordinal) >= 0 ? 1 : 0;
        }

        return numbers.IsEmpty ? 0 : (double)found / numbers.Length;
    }
}
