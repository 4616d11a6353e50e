using ChatDigestBot.Shared;

namespace ChatDigestBot.Search.Queries;

/// <summary>
/// Reads what people type. Words must all be there; <c>"…"</c> is a phrase, <c>-word</c> takes away, <c>a OR b</c> is either, and
/// <c>topic:</c>, <c>source:</c>, <c>title:</c>, <c>after:</c>, <c>before:</c>, <c>on:</c>, <c>last:</c> narrow. What makes no sense is read as plain words.
/// </summary>
internal static class SearchQueryParser
{
    /// <summary>Longer questions are cut: nobody means the four hundredth character.</summary>
    public const int MaxCharacters = 400;

    /// <summary>Each costs look-ups, and a dozen words narrow down to nothing anyway.</summary>
    public const int MaxTerms = 12;

    /// <summary>False where there is nothing to look for, such as signs and emoji only.</summary>
    public static bool TryParse(string text, DateTimeOffset now, TimeZoneInfo zone, out SearchQuery query)
    {
        text = text.Trim();
        text = PlainText.Beginning(text, MaxCharacters);
        query = new Reading(text, new QueryTime(now, zone)).Read();
        return query.Clauses.Count > 0 || query.IsLimitedInTime;
    }

    private sealed class Reading(string text, QueryTime time)
    {
        private readonly List<QueryClause> _clauses = [];
        private DateTimeOffset? _notBefore;
        private DateTimeOffset? _before;
        private readonly List<string> _timeLimits = [];
        private bool _isEither;
        private int _terms;

        public SearchQuery Read()
        {
            var pieces = QueryLexer.Read(text).ToList();
            for (var i = 0; i < pieces.Count && _terms < MaxTerms; i++)
            {
                if (!IsOperator(pieces, i))
                {
                    Add(pieces[i], isNegated: pieces[i].IsNegated ^ (i > 0 && IsNot(pieces, i - 1)));
                }
            }

            return new SearchQuery { Text = text, Clauses = [.. _clauses], NotBefore = _notBefore, Before = _before, TimeLimits = _timeLimits };
        }

        /// <summary>OR, AND and NOT work between words; where nothing stands beside them they are words.</summary>
        private bool IsOperator(List<QueryPiece> pieces, int i)
        {
            if (IsPlain(pieces[i], "OR"))
            {
                _isEither = _clauses.Count > 0 && i + 1 < pieces.Count;
                return pieces.Count > 1;
            }

            return (IsPlain(pieces[i], "AND") && pieces.Count > 1) || IsNot(pieces, i);
        }

        private static bool IsNot(List<QueryPiece> pieces, int i) => IsPlain(pieces[i], "NOT") && i + 1 < pieces.Count && i > 0;

        private static bool IsPlain(QueryPiece piece, string word) => !piece.IsQuoted && !piece.IsNegated && piece.Field is null && piece.Text == word;

        private void Add(QueryPiece piece, bool isNegated)
        {
            var isEither = _isEither;
            _isEither = false;
            foreach (var term in TermsOf(piece, isNegated))
            {
                _terms++;
                if (isEither && !isNegated && _clauses is [.., { IsNegated: false } last])
                {
                    _clauses[^1] = last with { AnyOf = [.. last.AnyOf, term] };
                }
                else
                {
                    _clauses.Add(new QueryClause([term], isNegated));
                }
            }
        }

        private IEnumerable<QueryTerm> TermsOf(QueryPiece piece, bool isNegated)
        {
            if (piece.Field is not null && SourceName.Key(piece.Text).Length > 0)
            {
                switch (QueryFields.Of(piece.Field))
                {
                    case QueryField.Topic:
                        return [new QueryTerm.Topic(piece.Text)];
                    case QueryField.Source:
                        return [new QueryTerm.Source(piece.Text)];
                    case QueryField.Title:
                        return [new QueryTerm.Word(piece.Text, piece.IsQuoted, InTitle: true)];
                    case var field when !isNegated && TryLimitTime(field, SearchFolding.Fold(piece.Text)):
                        _timeLimits.Add(QueryWriter.Write(field, piece.Text));
                        return [];
                }
            }

            return SourceName.Key(piece.Whole).Length > 0 ? [new QueryTerm.Word(piece.Whole, piece.IsQuoted && piece.Field is null)] : [];
        }

        private bool TryLimitTime(QueryField field, string value)
        {
            switch (field)
            {
                case QueryField.After when time.FindDate(value) is { } date:
                    _notBefore = date;
                    return true;
                case QueryField.Last when time.FindStartOfLast(value) is { } start:
                    _notBefore = start;
                    return true;
                case QueryField.Before when time.FindDate(value) is { } date:
                    _before = date;
                    return true;
                case QueryField.On when time.FindDays(value) is var (from, to):
                    (_notBefore, _before) = (from, to);
                    return true;
                default:
                    return false;
            }
        }
    }
}
