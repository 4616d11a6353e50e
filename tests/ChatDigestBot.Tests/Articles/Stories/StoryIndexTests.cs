using ChatDigestBot.Articles.Stories;

namespace ChatDigestBot.Tests.Articles.Stories;

public sealed class StoryIndexTests
{
    private static readonly DateTimeOffset Day = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Likeness_of_prints_is_about_the_part_of_runs_that_both_texts_have()
    {
        var random = new Random(1);
        for (var part = 1; part < 10; part++)
        {
            var (common, one, other) = (Noise(random, 200 * part), Noise(random, 100 * (10 - part)), Noise(random, 100 * (10 - part)));
            var expected = (double)(200 * part) / ((200 * part) + (200 * (10 - part)));
            Assert.InRange(TextPrint.Similarity(Print(common + one), Print(common + other)), expected - 0.2, expected + 0.2);
        }
    }

    [Fact]
    public void Layout_punctuation_and_script_variants_make_no_difference() =>
        Assert.Equal(1, TextPrint.Similarity(Print("臺灣的 晶片，與ＡＩ！很多很多字在這裡"), Print("台湾的晶片与ai\n很多很多字在这里")));

    [Fact]
    public void Texts_that_share_a_third_are_found_among_ten_thousand_and_few_others_are()
    {
        var random = new Random(2);
        var index = new StoryIndex();
        var texts = Enumerable.Range(1, 10_000).Select(_ => Noise(random, 300)).ToList();
        for (var id = 1; id <= texts.Count; id++)
        {
            index.Add(id, Print(texts[id - 1]), Day);
        }

        var (found, others) = (0, 0);
        for (var id = 1; id <= 200; id++)
        {
            var candidates = index.Find(Print(texts[id - 1][..200] + Noise(random, 200)), Day.AddDays(1), 14, 12);
            found += candidates.Any(candidate => candidate.Id == id) ? 1 : 0;
            others += candidates.Count(candidate => candidate.Id != id);
        }

        Assert.InRange(found, 190, 200);
        Assert.InRange(others, 0, 20);
    }

    [Fact]
    public void A_text_is_found_among_thousands_as_it_is_alone()
    {
        var random = new Random(8);
        var (full, texts) = (new StoryIndex(), Enumerable.Range(1, 4_000).Select(_ => Noise(random, 300)).ToList());
        for (var id = 1; id <= texts.Count; id++)
        {
            full.Add(id, Print(texts[id - 1]), Day);
        }

        for (var id = 1; id <= 400; id++)
        {
            var (alone, like) = (new StoryIndex(), Print(texts[id - 1][..160] + Noise(random, 200)));
            alone.Add(id, Print(texts[id - 1]), Day);
            Assert.Equal(alone.Find(like, Day, 14, 12).Select(candidate => candidate.Id), full.Find(like, Day, 14, 12).Select(candidate => candidate.Id).Where(found => found == id));
        }
    }

    [Fact]
    public void Far_away_in_time_only_near_copies_are_candidates()
    {
        var random = new Random(3);
        var text = Noise(random, 400);
        var index = new StoryIndex();
        index.Add(1, Print(text), Day);
        Assert.Single(index.Find(Print(text), Day.AddDays(300), 14, 12));
        Assert.Empty(index.Find(Print(text[..250] + Noise(random, 150)), Day.AddDays(300), 14, 12));
        Assert.Single(index.Find(Print(text[..250] + Noise(random, 150)), Day.AddDays(10), 14, 12));
    }

    [Fact]
    public void What_was_removed_or_replaced_is_found_no_more()
    {
        var random = new Random(4);
        var (old, fresh) = (Noise(random, 200), Noise(random, 200));
        var index = new StoryIndex();
        index.Add(1, Print(old), Day);
        index.Add(1, Print(fresh), Day);
        Assert.Empty(index.Find(Print(old), Day, 14, 12));
        Assert.Single(index.Find(Print(fresh), Day, 14, 12));
        index.Remove(1);
        Assert.Empty(index.Find(Print(fresh), Day, 14, 12));
        Assert.Equal(0, index.Count);
    }

    [Fact]
    public void A_post_that_is_rewritten_again_and_again_hides_no_other()
    {
        var random = new Random(6);
        var index = new StoryIndex();
        var (text, figures) = (Noise(random, 200), "共 318 件，其中 41% 来自 72 家。");
        index.Add(1, Print(text + figures), Day);
        for (var version = 0; version < 30; version++)
        {
            index.Add(2, Print(text + figures + Noise(random, 6)), Day);
        }

        Assert.Equal([1, 2], index.Find(Print(text + figures), Day, 14, 12).Select(candidate => candidate.Id));
        Assert.Equal([1, 2], index.FindByFigures(Print(Noise(random, 200) + figures), Day, 4).Select(candidate => candidate.Id).Order());
    }

    [Fact]
    public void Posts_that_are_rewritten_for_months_wear_the_index_out_before_memory()
    {
        var (index, print) = (new StoryIndex(), Print(Noise(new Random(7), 200)));
        for (var version = 0; version < 1_000; version++)
        {
            Assert.False(index.IsWorn);
            index.Add(version % 2, print, Day);
        }

        for (var version = 0; version < 10; version++)
        {
            index.Add(1, print, Day);
        }

        Assert.True(index.IsWorn);
    }

    [Fact]
    public void Texts_in_other_words_are_found_by_two_figures_of_the_same_days_the_one_with_most_first()
    {
        var random = new Random(5);
        var index = new StoryIndex();
        index.Add(1, Print(Noise(random, 100) + "共 318 件，其中 41% 来自 72 家。"), Day);
        index.Add(2, Print(Noise(random, 100) + "共 318 件，其中 41% 来自 73 家。"), Day);
        index.Add(3, Print(Noise(random, 100) + "共 318 件，其中 44% 来自 75 家。"), Day);
        var told = Print("72 家一起办了" + Noise(random, 100) + "，一共 318 件，占四成一（41%）。");
        Assert.Equal([1, 2], index.FindByFigures(told, Day.AddDays(2), 4).Select(candidate => candidate.Id));
        Assert.Empty(index.FindByFigures(told, Day.AddDays(9), 4));
        index.Remove(1);
        Assert.Equal([2], index.FindByFigures(told, Day.AddDays(2), 4).Select(candidate => candidate.Id));
    }

    [Fact]
    public void A_search_takes_a_few_hundred_steps_and_hardly_any_memory_however_many_posts_are_of_one_template()
    {
        var random = new Random(8);
        var index = new StoryIndex();
        var form = Noise(random, 300);
        for (var id = 1; id <= 5_000; id++)
        {
            index.Add(id, Print($"{Noise(random, 20)}{form}"), Day.AddMinutes(id));
        }

        var told = Print($"{Noise(random, 20)}{form}");
        Assert.Equal(12, index.Find(told, Day, 14, 12).Count);
        var (steps, allocated) = (index.Steps, GC.GetAllocatedBytesForCurrentThread());
        index.Find(told, Day, 14, 12);
        Assert.InRange(index.Steps - steps, 1, 800);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 0, 40_000);
    }

    [Fact]
    public void Figures_that_everybody_gives_find_nobody()
    {
        var random = new Random(6);
        var index = new StoryIndex();
        for (var id = 1; id <= 3_000; id++)
        {
            index.Add(id, Print($"{Noise(random, 60)}，24 小时里 100% 完成，31 个省，另有 {random.Next(100, 1_000_000)} 件。"), Day.AddDays(id % 12));
        }

        Assert.Empty(index.FindByFigures(Print(Noise(random, 60) + "，24 小时里 100% 完成，31 个省，另有 77 件。"), Day.AddDays(6), 4));
    }

    [Fact]
    public void A_print_kept_in_the_database_comes_back_with_its_figures()
    {
        var print = Print(Noise(new Random(7), 100) + "318 件，41%");
        Assert.Equal(print, TextPrint.FromBytes(TextPrint.ToBytes(print)));
        Assert.Equal(2, TextPrint.Figures(print).Length);
    }

    [Fact]
    public void A_text_too_short_to_compare_has_no_print() => Assert.Null(TextPrint.Of("短", "也短"));

    private static ushort[] Print(string text) => TextPrint.Of("", text)!;

    private static string Noise(Random random, int length) => string.Create(length, random, static (text, random) =>
    {
        for (var index = 0; index < text.Length; index++)
        {
            text[index] = (char)random.Next('\u4E00', '\u8000');
        }
    });
}
