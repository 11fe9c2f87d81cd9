using Continuity.Redis.Tickets;

namespace Continuity.Redis.Tests.Tickets;

public sealed class DammTests
{
    [Fact]
    public void DigitFor_KnownExample_IsAsPublished() => Assert.Equal('4', Damm.DigitFor("572"));

    [Fact]
    public void Holds_EveryWrongDigitAndSwap_IsNoticed()
    {
        for (var n = 10_000; n < 12_000; n++)
        {
            var right = $"{n}{Damm.DigitFor($"{n}")}";
            Assert.True(Damm.Holds(right));
            for (var i = 0; i < right.Length; i++)
            {
                for (var digit = '0'; digit <= '9'; digit++)
                {
                    Assert.Equal(digit == right[i], Damm.Holds($"{right[..i]}{digit}{right[(i + 1)..]}"));
                }

                if (i > 0)
                {
                    Assert.Equal(right[i] == right[i - 1], Damm.Holds($"{right[..(i - 1)]}{right[i]}{right[i - 1]}{right[(i + 1)..]}"));
                }
            }
        }
    }
}
