import { graphql } from 'relay-runtime';

/** The customer at hand: who it is, what is open, and the thread. */
export const desk = graphql`
  query DeskQuery($customerId: ID!) {
    customer(by: { id: $customerId }) {
      name
      tickets(first: 10) @connection(key: "Desk_tickets") {
        edges {
          node {
            ...TicketCard_ticket
          }
        }
      }
      thread {
        ...ThreadPane_thread
      }
    }
  }
`;

export const claim = graphql`
  mutation DeskClaimMutation($input: ClaimTicketInput!) {
    claimTicket(input: $input) {
      ticket {
        version
        ...TicketCard_ticket
      }
      errors {
        code
        message
      }
    }
  }
`;
