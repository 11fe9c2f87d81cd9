using Continuity.Api.Callers;
using Continuity.Api.Errors;
using Continuity.Api.Nodes;
using Continuity.Api.Reading;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.GraphQL;
using Continuity.Redis.Commit;
using Continuity.Redis.Customers;

namespace Continuity.Api.Customers;

/// <summary>Changes what is known of a customer.</summary>
internal sealed class CustomerUpdate(CustomerStore store, CurrentCaller current, Reader reader)
{
    public async Task<UpdateCustomerPayload> UpdateAsync(UpdateCustomerInput input, CancellationToken cancellationToken)
    {
        var customer = InputId.Customer(input.CustomerId, "input", "customerId");
        if (customer.Refusal is not null)
        {
            return new() { Errors = UserError.List(customer.Refusal) };
        }

        var caller = await current.GetAsync(cancellationToken);
        var command = CommandOf(input);
        var done = await store.CommitAsync(
            new CommitRequest(customer.Value) { AtSurvivor = true },
            (state, now) => UpdateCustomer.Decide(state, caller, command, now),
            null,
            cancellationToken);
        return done.IsAccepted
            ? new() { Customer = reader.Written(caller, done.State) }
            : new() { Errors = UserError.List(done.Refusal) };
    }

    private static UpdateCustomerCommand CommandOf(UpdateCustomerInput input) => new()
    {
        Name = ChangeOf(input.Name),
        PreferredName = ChangeOf(input.PreferredName),
        Language = ChangeOf(input.Language),
        TimeZone = ChangeOf(input.TimeZone),
        Preferences = ChangeOf(input.Preferences, static list => (IReadOnlyList<PreferenceChange>)[.. list.Select(p => new PreferenceChange(p.Key, p.Value))]),
        ContactConsent = ChangeOf(input.ContactConsent, static consent => new ContactConsentChange
        {
            CheckIns = ChangeOf(consent.CheckIns, static value => value!.Value),
            Channels = ChangeOf(consent.Channels),
            QuietFrom = ChangeOf(consent.QuietFrom),
            QuietUntil = ChangeOf(consent.QuietUntil),
        }),
    };

    private static Change<T> ChangeOf<T>(Optional<T> given)
        where T : class => ChangeOf(given, static value => value);

    private static Change<TTo> ChangeOf<TFrom, TTo>(Optional<TFrom> given, Func<TFrom, TTo> convert) =>
        !given.HasValue ? default : given.Value is { } value ? Change.Set(convert(value)) : Change.Clear<TTo>();
}
