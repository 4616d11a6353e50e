using ChatDigestBot.Articles.Topics;

namespace ChatDigestBot.Tests.Articles.Topics;

public sealed class TextPiecesTests
{
    [Theory]
    [InlineData("智能手机", "智能 智能手 能手 能手机 手机")]
    [InlineData("新 iphone 17-pro 发布", "iphone 17-pro 发布")]
    [InlineData("c++ and c#, v2.1.", "c++ and c# v2.1")]
    [InlineData("ai 来了 -- 5g", "ai 来了 5g")]
    [InlineData("一", "")]
    [InlineData("", "")]
    public void Pieces_are_pairs_and_triples_of_characters_and_words(string folded, string expected) => Assert.Equal(expected, string.Join(' ', Of(folded)));

    [Fact]
    public void What_is_blotted_out_parts_the_pieces_around_it() => Assert.Equal(["大桥", "合龙"], Of("大桥\u0001\u0001合龙"));

    [Fact]
    public void An_address_or_a_hash_is_no_word() => Assert.Equal(["of", "it"], Of($"of {new string('a', 31)} it"));

    private static List<string> Of(string folded)
    {
        var pieces = new List<string>();
        foreach (var piece in new TextPieces(folded))
        {
            pieces.Add(piece.ToString());
        }

        return pieces;
    }
}
