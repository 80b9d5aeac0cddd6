import '@testing-library/jest-dom';
import { configure } from '@testing-library/dom';

// Whole apps are rendered, and machines that run tests are often busy.
configure({ asyncUtilTimeout: 8_000 });
jest.setTimeout(30_000);
